"""The doors to disk: files are read and checked here, and become values of the model."""
