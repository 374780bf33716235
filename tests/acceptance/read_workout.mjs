// Prints workouts as Garmin's own reader sees them: node read_workout.mjs PACKAGE FILE...
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, ...files] = process.argv.slice(2);
const { Decoder, Stream } = await import(pathToFileURL(`${folder}/src/index.js`).href);

const read = (file) => {
  const decoder = new Decoder(Stream.fromBuffer(readFileSync(file)));
  const whole = decoder.isFIT() && decoder.checkIntegrity();
  const { messages, errors } = decoder.read({ convertTypesToStrings: false });
  return { whole, errors: errors.map(String), messages };
};

console.log(JSON.stringify(files.map(read)));
