package org.vestibule.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/** Counts the requests that are being served; probes are not among them. */
final class InFlight extends HttpFilter {
  private static final long serialVersionUID = 1;
  private static final Set<String> PROBES = Set.of("/health", "/metrics");

  private int count;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (PROBES.contains(request.getServletPath())) {
      chain.doFilter(request, response);
      return;
    }
    add(1);
    try {
      chain.doFilter(request, response);
    } finally {
      add(-1);
    }
  }

  private synchronized void add(int change) {
    count += change;
    if (count == 0) {
      notifyAll();
    }
  }

  /**
   * Waits until nothing is being served.
   *
   * @return whether it came to that in time
   */
  synchronized boolean awaitNone(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (count > 0) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}
