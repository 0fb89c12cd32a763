package org.vestibule.web;

import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts this node's sessions. A session's id changes when its user has signed in, and at no other
 * time, so the ids that have changed are those of signed-in sessions.
 */
final class SessionCount implements HttpSessionListener, HttpSessionIdListener {
  private final AtomicInteger all = new AtomicInteger();
  private final Set<String> signedIn = ConcurrentHashMap.newKeySet();

  @Override
  public void sessionCreated(HttpSessionEvent event) {
    all.incrementAndGet();
  }

  @Override
  public void sessionIdChanged(HttpSessionEvent event, String oldId) {
    signedIn.remove(oldId);
    signedIn.add(event.getSession().getId());
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    all.decrementAndGet();
    signedIn.remove(event.getSession().getId());
  }

  int all() {
    return all.get();
  }

  int signedIn() {
    return signedIn.size();
  }
}
