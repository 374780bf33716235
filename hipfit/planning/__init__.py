"""The planner: pure functions from a catalogue and a trainee to a plan. No clock, no files."""
