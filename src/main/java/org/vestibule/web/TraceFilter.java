package org.vestibule.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.vestibule.http.Trace;
import org.vestibule.oauth.Randomness;

/**
 * Puts each request into a trace: its caller's, or one of its own. The error page that a server
 * shows afterwards belongs to the same one.
 *
 * @see "Trace Context" (W3C Recommendation), section 4.2
 */
final class TraceFilter extends HttpFilter {
  private static final long serialVersionUID = 1;
  private static final String ATTRIBUTE = TraceFilter.class.getName();

  private final transient Randomness randomness;

  TraceFilter(Randomness randomness) {
    this.randomness = randomness;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Trace trace = request.getAttribute(ATTRIBUTE) instanceof Trace it ? it : of(request);
    request.setAttribute(ATTRIBUTE, trace);
    trace.enter();
    try {
      chain.doFilter(request, response);
    } finally {
      Trace.leave();
    }
  }

  private Trace of(HttpServletRequest request) {
    List<String> sent = Collections.list(request.getHeaders(Trace.HEADER));
    ByteBuffer random = randomness.bits();
    long span = random.getLong();
    // Several headers are none: nobody knows which one counts.
    return (sent.size() == 1 ? Trace.parse(sent.get(0), span) : Optional.<Trace>empty())
        .orElseGet(() -> Trace.begin(hex(random.getLong()) + hex(random.getLong()), span));
  }

  private static String hex(long bits) {
    return HexFormat.of().toHexDigits(bits);
  }
}
