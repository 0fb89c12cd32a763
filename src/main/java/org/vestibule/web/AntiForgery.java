package org.vestibule.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.vestibule.session.Established;

/** Whether a changing request comes from a page of the session itself. */
final class AntiForgery {
  private AntiForgery() {}

  /** Another site has sent it, or it does not bring the session's value. */
  static boolean lacking(HttpServletRequest request, Established established) {
    String brought = Optional.ofNullable(request.getParameter("anti_forgery")).orElse("");
    return FetchMetadata.crossSite(request) || !established.antiForgery().matches(brought);
  }
}
