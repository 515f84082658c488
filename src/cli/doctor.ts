import { EXIT, type Exit } from './exit.ts';
export async function doctor(_options: object): Promise<Exit> {
  return EXIT.fine;
}
