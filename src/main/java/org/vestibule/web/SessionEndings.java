package org.vestibule.web;

import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.Optional;
import org.vestibule.session.Ending;
import org.vestibule.session.Sessions;
import org.vestibule.telemetry.AuditLog;
import org.vestibule.telemetry.AuditLog.Event;

/**
 * Writes down the sessions that end without a request that asks for it. A server looks for idle
 * sessions from time to time, so the line may come a minute late.
 */
record SessionEndings(Sessions sessions, Audit audit) implements HttpSessionListener {
  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    sessions.ending(event).ifPresent(this::write);
  }

  private void write(Ending ending) {
    audit
        .log()
        .write(
            Event.SESSION_ENDED,
            new AuditLog.Details(
                audit.references().next(),
                ending.cause().code(),
                AuditLog.NOWHERE,
                Optional.of(ending.user())));
  }
}
