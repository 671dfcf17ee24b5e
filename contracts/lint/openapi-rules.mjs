// What the merged API document has to keep. A rule that is off, or looks at less, says why.
import { oas } from "@stoplight/spectral-rulesets";
import owasp from "@stoplight/spectral-owasp-ruleset";

/** A limit guards who receives, so it is asked of what clients send; in answers it would be a promise without a use. */
const ofRequests = (rule, type) => ({
  ...owasp.rules[rule],
  given: [
    `$.paths[*][*].parameters[*].schema[?(@property === 'type' && @ === '${type}')]^`,
    `$.paths[*][*].requestBody.content[*].schema..[?(@property === 'type' && @ === '${type}')]^`,
  ],
});

export default {
  extends: [oas, owasp],
  rules: {
    "operation-success-response": "error",
    "owasp:api4:2023-string-limit": ofRequests("owasp:api4:2023-string-limit", "string"),
    "owasp:api4:2023-integer-limit": ofRequests("owasp:api4:2023-integer-limit", "integer"),
    "owasp:api4:2023-array-limit": ofRequests("owasp:api4:2023-array-limit", "array"),

    // Texts are what people write: no pattern or format fits them; codes and tags have theirs.
    "owasp:api4:2023-string-restricted": "off",
    // Published campaigns, submissions and results are for anybody to read; x-public says so, and a test holds it.
    "owasp:api2:2023-read-restricted": "off",
    // OpenAPI 3.1 lets every scheme name scopes, the rule knows those of oauth2 alone; a test holds each to x-scope.
    "oas3-operation-security-defined": "off",
    // Where the summary says all, a description would say it twice.
    "operation-description": "off",
    // Whoever runs a platform is its contact; the project is not.
    "info-contact": "off",
  },
};
