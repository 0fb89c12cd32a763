package org.vestibule.session;

import java.util.function.UnaryOperator;

/**
 * Where one browser's record lies. A cell whose session is over reads as empty and keeps nothing.
 */
interface SessionCell {
  SessionRecord read();

  /** Changes the record; changes of one cell happen one after the other. */
  void change(UnaryOperator<SessionRecord> change);

  /** Ends the session. */
  void end();
}
