/**
 * What an author writes. The server also takes shorter forms and YAML, as text; these are the full
 * ones.
 */

/** `30m`, `2h`, `3d`, `1w`, joined from great to small (`1d12h`), or ISO 8601. */
export type Duration = string;

/** A day, or a run of them such as `mon-fri`. */
export type Days = Weekday | `${Weekday}-${Weekday}`;
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** A value that a property is compared with. */
export type Scalar = string | number | boolean | null;

/** Begins with `contact.` or `event.`, such as `contact.properties.plan`. */
export type PropertyPath = `contact.${string}` | `event.${string}`;

export type Definition = {
  /** What happens, in order; 1 to 500, branches included. */
  steps: Step[];
  /** What enrols contacts; by hand or API only when absent. */
  triggers?: Trigger[];
  /** What ends an enrolment early, wherever it stands. */
  exitConditions?: ExitCondition[];
  /** When emails may go out; at any time when absent. */
  schedule?: Schedule;
  /** Whether a contact may come in again. Default: `once`. */
  reentry?: 'once' | 'after-exit' | 'each-event';
};

export type Step = EmailStep | DelayStep | ConditionStep | WaitStep | ExitStep;
export type StepType = Step['type'];

/** One of: an existing template, a text of its own, or what to write for each person. */
export type EmailStep = {
  type: 'email';
  /** 1 to 64 letters, digits, `_` or `-`; made when absent. */
  key?: string;
  /** Waited before the email, from the end of the step before. Default: `0d`. */
  delay?: Duration;
} & (
  | { templateId: string }
  | {
      subject: string;
      /** Markdown, MJML when it begins with `<mjml`, HTML when it begins with another tag. */
      body: string;
      preheader?: string;
      /** The plain-text part; made from the body when absent. */
      text?: string;
    }
  | { brief: string }
);

export type DelayStep = { type: 'delay'; key?: string } & (
  | { duration: Duration }
  | {
      /** The next time the contact's clock shows it. */
      until: { time: string; days?: Days[] };
    }
);

export type ConditionStep = {
  type: 'condition';
  key?: string;
  if: Condition;
  then?: Branch;
  else?: Branch;
};

/** Waits for an event of the contact: `then` when it comes, `else` when it does not. */
export type WaitStep = {
  type: 'wait';
  key?: string;
  event: string;
  /** Narrows the event. */
  conditions?: Condition;
  timeout: Duration;
  then?: Branch;
  else?: Branch;
};

export type ExitStep = { type: 'exit'; key?: string; reason?: string };

/** Steps, one step, the end, or nothing. */
export type Branch = Step[] | Step | 'exit' | 'continue';

export type Condition =
  | PropertyCondition
  | Activity
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  /** All of these are equal. */
  | { [path in PropertyPath]?: Scalar }
  /** All of them. */
  | Condition[];

export type PropertyCondition = { property: PropertyPath } & (
  | { operator?: 'equals' | 'not_equals'; value: Scalar }
  | { operator: 'contains' | 'not_contains'; value: string | number | boolean }
  | { operator: 'starts_with' | 'ends_with'; value: string }
  | { operator: 'gt' | 'gte' | 'lt' | 'lte'; value: number }
  /** A date, or date and time. */
  | { operator: 'before' | 'after'; value: string }
  | { operator: 'in'; value: Scalar[] }
  | { operator: 'exists' | 'not_exists' }
);

/** What the contact did with an earlier email, named by its key or template. */
export type Activity = { email: string; did: 'opened' | 'clicked' | 'replied' | 'bounced' };

/** What enrols a contact. */
export type Trigger =
  | { type: 'event'; eventName: string; conditions?: Condition }
  | { event: string; conditions?: Condition };

/** An event's name, an event that fits conditions, or a condition on the contact alone. */
export type ExitCondition =
  | string
  | { event: string; conditions?: Condition }
  | { if: Condition }
  | Activity;

/** At least one of them but `zone` must be there. */
export type Schedule = {
  /** A time of day such as `09:00`. */
  from?: string;
  to?: string;
  days?: Days[];
  /** Such as `Europe/London`; each contact's own when absent. */
  zone?: string;
  /** A country or a part of one, such as `GB` or `DE-BY`. */
  holidays?: string;
};
