/** Files that the build puts into the program as they are. */
declare module '*.yml' {
  const text: string;
  export default text;
}
declare module '*.md' {
  const text: string;
  export default text;
}
