/** What GitHub checks of a workflow before it starts it by hand. */
import { parse } from 'yaml';
import * as z from 'zod';
import { Refusal } from './refusal.ts';

const Input = z.looseObject({ required: z.boolean().default(false), default: z.unknown().optional() }).nullable();
const Manual = z.looseObject({ inputs: z.record(z.string(), Input).nullish() }).nullable();
const Triggers = z.union([z.string(), z.array(z.string()), z.record(z.string(), z.unknown())]);
const Workflow = z.looseObject({ on: Triggers });

/** The inputs of the event, defaults filled in; throws what GitHub says where the workflow does not take them. */
export function inputsOf(source: string, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { on } = Workflow.parse(parse(source));
  const manual = typeof on === 'string' ? on === NAME : Array.isArray(on) ? on.includes(NAME) : Object.hasOwn(on, NAME);
  if (!manual) throw new Refusal(422, `Workflow does not have '${NAME}' trigger`);
  const declared = typeof on === 'string' || Array.isArray(on) ? {} : (Manual.parse(on[NAME] ?? null)?.inputs ?? {});
  const unexpected = Object.keys(given).filter((name) => !Object.hasOwn(declared, name));
  if (unexpected.length > 0) throw new Refusal(422, `Unexpected inputs provided: ${JSON.stringify(unexpected)}`);
  const defaults = Object.entries(declared).flatMap(([name, input]) =>
    input?.default === undefined ? [] : [[name, String(input.default)]],
  );
  const inputs: Record<string, unknown> = { ...Object.fromEntries(defaults), ...given };
  for (const [name, input] of Object.entries(declared)) {
    if (input?.required && (inputs[name] ?? '') === '') throw new Refusal(422, `Required input '${name}' not provided`);
  }
  return inputs;
}

const NAME = 'workflow_dispatch';
