/** Wrong usage or unreadable input: one clear line for the user, exit code 2, no stack trace. */
export class Fault extends Error {
  override name = "Fault";
}
