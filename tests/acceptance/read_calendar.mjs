// Prints the events of calendar files as ical.js reads them: node read_calendar.mjs PACKAGE FILE...
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, ...files] = process.argv.slice(2);
const { default: ical } = await import(pathToFileURL(`${folder}/dist/ical.js`).href);

const event = (component) => {
  const read = new ical.Event(component);
  return {
    uid: read.uid,
    summary: read.summary,
    description: read.description,
    allDay: read.startDate.isDate,
    start: read.startDate.toString(),
    end: read.endDate.toString(),
    zone: read.startDate.zone.tzid,
    alarms: component.getAllSubcomponents("valarm").length,
  };
};

const read = (file) =>
  new ical.Component(ical.parse(readFileSync(file, "utf8"))).getAllSubcomponents("vevent").map(event);

console.log(JSON.stringify(files.map(read)));
