// Parses and validates an AsyncAPI file with all it refers to; prints what is wrong and ends with 1 if anything is.
import { Parser, fromFile } from "@asyncapi/parser";

const { document, diagnostics } = await fromFile(new Parser(), process.argv[2]).parse();
const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 0);
for (const { path, message } of errors) {
  console.log(`${path.join("/")}: ${message}`);
}
if (!document || errors.length > 0) {
  process.exit(1);
}
console.log(`${document.channels().length} channels, ${document.allMessages().length} messages`);
