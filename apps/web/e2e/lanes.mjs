import { hostile, hostileMail } from './hostile.mjs';
import { looks } from './looks.mjs';
import { making } from './making.mjs';
import { people } from './people.mjs';
import { byKeyboard, screens } from './screens.mjs';
import { stories } from './stories.mjs';
import { troubles } from './troubles.mjs';

/** What is told side by side, in this order; the scripts last, since they fill every list. */
export const lanes = [
  { stories: looks, front: true },
  { stories: screens },
  { stories: making, front: true },
  { stories, front: true },
  { stories: troubles, front: true },
  { stories: people },
  { stories: byKeyboard },
  { stories: hostile },
  { stories: hostileMail },
];
