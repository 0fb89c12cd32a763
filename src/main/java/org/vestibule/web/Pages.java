package org.vestibule.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.jsp.jstl.core.Config;
import jakarta.servlet.jsp.jstl.fmt.LocalizationContext;
import java.io.IOException;
import java.util.Locale;
import java.util.ResourceBundle;

/** Hands a view to its JSP. Every page is personal or momentary, so none may be stored. */
final class Pages {
  private static final String BUNDLE = "org.vestibule.web.Texts";

  private final PublicAddress address;

  Pages(PublicAddress address) {
    this.address = address;
  }

  /** The language of a visitor's pages. */
  Locale locale(HttpServletRequest request) {
    return Locale.ENGLISH;
  }

  void show(HttpServletRequest request, HttpServletResponse response, String name, Object view)
      throws ServletException, IOException {
    Locale locale = locale(request);
    Config.set(
        request,
        Config.FMT_LOCALIZATION_CONTEXT,
        new LocalizationContext(ResourceBundle.getBundle(BUNDLE, locale), locale));
    request.setAttribute("layout", new Layout(address.base(request), locale.toLanguageTag()));
    request.setAttribute("view", view);
    response.setContentType("text/html;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    request
        .getRequestDispatcher("/WEB-INF/views/" + name + ".jsp")
        .forward(new Read(request), response);
  }

  /** A JSP answers GET, HEAD and POST only; a page about a refused PUT must be shown too. */
  private static final class Read extends HttpServletRequestWrapper {
    Read(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getMethod() {
      return "GET";
    }
  }
}
