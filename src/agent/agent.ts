/**
 * What the action needs of an agent that investigates incidents: find, start, message, tag and stop its sessions. The adapter of
 * an agent (src/devin/) is the only code that knows its API.
 */
import type { Session } from './session.ts';

/** The parameters of a new session. */
export interface SessionRequest {
  prompt: string;
  title: string;
  tags: string[];
  /** The repositories that it works on, as owner/name. */
  repositories: string[];
  /** Cost limit, in the agent's unit. */
  maxCost: number;
  /** The ID of instructions that the agent keeps. */
  playbook: string | undefined;
  /** IDs of knowledge that the agent keeps. */
  knowledge: string[];
  /** The name of one of the agent's modes. */
  mode: string | undefined;
}

/**
 * Every call throws ApiError that says what to do. An adapter keeps at least `MAX_TAGS` tags (tags.ts) of a session, in the order in
 * which they arrived: turns.ts depends on that.
 */
export interface Agent {
  /** Returns all sessions with this tag, live and ended; with `startedAfter` (Unix seconds) only younger ones. */
  findSessions(tag: string, startedAfter?: number): Promise<Session[]>;
  /**
   * Starts one session, even if an answer gets lost: then a session with all tags of the request, found by `incidentTag`, counts as
   * this one. Throws an Error if the session was started without the tags: it is stopped, because no later run would find it and each
   * would start another.
   */
  startSession(request: SessionRequest, incidentTag: string): Promise<Session>;
  /** Sends once, even if an answer gets lost. `ended`: the session takes no more messages. A suspended one resumes. */
  sendMessage(sessionId: string, message: string): Promise<'sent' | 'ended'>;
  /** Returns every message from us to the session, including the prompt. */
  listOurMessages(sessionId: string): Promise<string[]>;
  /**
   * Adds tags without losing tags that other runs add at the same time. Beyond `MAX_TAGS`, removes the tags that `withTags` chooses.
   * Resolves to all tags of the session, in the order in which they arrived.
   */
  addTags(sessionId: string, tags: readonly string[]): Promise<string[]>;
  removeTag(sessionId: string, tag: string): Promise<void>;
  /**
   * Marks the session as stopped by us (`TERMINATED_TAG`) and ends it for good. Does nothing to a session that has ended already.
   * Resolves to the tags that it had when it was marked.
   */
  stopSession(sessionId: string): Promise<string[]>;
}
