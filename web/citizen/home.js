// The front page needs nothing but its two buttons.
import { furnish } from './page.js';

furnish();
