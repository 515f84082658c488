export const dayIn = (text: string): number | undefined => {
  const iso = /(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)/.exec(text)?.[1];
  return iso === undefined ? undefined : Date.parse(iso);
};
