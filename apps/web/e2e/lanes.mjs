import { hostile } from './hostile.mjs';
import { looks } from './looks.mjs';
import { people } from './people.mjs';
import { byKeyboard, screens } from './screens.mjs';
import { stories } from './stories.mjs';
import { troubles } from './troubles.mjs';

/** What is told side by side; the longest first. */
export const lanes = [
  { stories: hostile },
  { stories: looks, front: true },
  { stories: screens },
  { stories, front: true },
  { stories: troubles, front: true },
  { stories: people },
  { stories: byKeyboard },
];
