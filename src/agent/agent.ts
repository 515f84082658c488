/**
 * What the action needs of an agent that investigates incidents: find, start, message, tag and stop its sessions. The adapter of
 * an agent (src/devin/) is the only code that knows its API.
 */
import type { Session } from './session.ts';

/** What a session is started with. */
export interface SessionRequest {
  prompt: string;
  title: string;
  tags: string[];
  /** The repositories that it works on, as owner/name. */
  repositories: string[];
  /** What it may cost at most, in the agent's unit of cost. */
  maxCost: number;
  /** The ID of instructions that the agent keeps. */
  playbook: string | undefined;
  /** IDs of knowledge that the agent keeps. */
  knowledge: string[];
  /** The name of one of the agent's modes. */
  mode: string | undefined;
}

/**
 * Every call throws ApiError with what to do. An adapter keeps at least `MAX_TAGS` tags (tags.ts) of a session, in the order in
 * which they came: turns.ts depends on that.
 */
export interface Agent {
  /** All sessions with this tag, live and ended; with `startedAfter` (Unix seconds) only the younger ones. */
  findSessions(tag: string, startedAfter?: number): Promise<Session[]>;
  /**
   * Starts one session, also if an answer gets lost: then a session with all tags of the request, found by `incidentTag`, is the
   * one. Throws an Error if the session was started without the tags: it is stopped, because no later run would find it and each
   * would start another.
   */
  startSession(request: SessionRequest, incidentTag: string): Promise<Session>;
  /** Sends once, also if an answer gets lost. `ended`: the session accepts no messages any more. A suspended one resumes. */
  sendMessage(sessionId: string, message: string): Promise<'sent' | 'ended'>;
  /** Every message to the session from our side, the prompt included. */
  listOurMessages(sessionId: string): Promise<string[]>;
  /**
   * Adds tags without losing those that other runs add at the same time; beyond `MAX_TAGS`, the tags that `withTags` says make
   * room. Fulfilled with all tags of the session, in the order in which they came.
   */
  addTags(sessionId: string, tags: readonly string[]): Promise<string[]>;
  removeTag(sessionId: string, tag: string): Promise<void>;
  /**
   * Marks the session as stopped by us (`TERMINATED_TAG`) and ends it for good. Does nothing to a session that has ended already.
   * Fulfilled with the tags that it had when it was marked.
   */
  stopSession(sessionId: string): Promise<string[]>;
}
