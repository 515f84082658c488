/**
 * The log of the run for all files of the action: nothing in it can hide or forge text, or change its direction. The functions are
 * those of `@actions/core`.
 */
import * as core from '@actions/core';
import { visible } from '../../src/text/visible.ts';

export const debug = (message: string) => core.debug(visible(message));
export const info = (message: string) => core.info(visible(message));
export const warning = (message: string) => core.warning(visible(message));
export const setFailed = (message: string) => core.setFailed(visible(message));
