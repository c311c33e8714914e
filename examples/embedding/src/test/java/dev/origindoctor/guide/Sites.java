package dev.origindoctor.guide;

import dev.origindoctor.Question;

// snippet:sites
/** What you know and a user does not have to say: where the origin behind one of your names is, and how its edge asks it. */
interface Sites {
    Question question(String host);
}
// end:sites
