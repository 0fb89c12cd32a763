package org.vestibule.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import jakarta.servlet.jsp.jstl.core.Config;
import jakarta.servlet.jsp.jstl.fmt.LocalizationContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vestibule.signin.ReturnPath;

/** Hands a view to its JSP. Every page is personal or momentary, so none may be stored. */
final class Pages {
  static final Bulkhead MAKING = Bulkhead.ofProcessors();

  private static final String BUNDLE = "org.vestibule.web.Texts";

  /**
   * English is the bundle without a language; the server's own language must not take its place.
   */
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private static final Pattern PARAMETERS = Pattern.compile(";[^/]*+");

  /** By language, since texts are the same in all of its regions; there are three. */
  private static final Map<String, ResourceBundle> TEXTS = new ConcurrentHashMap<>();

  private final PublicAddress address;
  private final Assets assets;
  private final Function<HttpServletRequest, Optional<SessionClock>> sessions;

  /**
   * Pages of one installation.
   *
   * @param sessions the session of a visitor who is signed in
   */
  Pages(
      PublicAddress address,
      Assets assets,
      Function<HttpServletRequest, Optional<SessionClock>> sessions) {
    this.address = address;
    this.assets = assets;
    this.sessions = sessions;
  }

  /** The language of a visitor's pages, and the region whose formats they have. */
  Locale locale(HttpServletRequest request) {
    return Languages.of(request);
  }

  /** The texts of the pages. */
  static ResourceBundle texts(Locale locale) {
    return TEXTS.computeIfAbsent(
        locale.getLanguage(),
        language ->
            new LanguageTexts(ResourceBundle.getBundle(BUNDLE, new Locale(language), NO_FALLBACK)));
  }

  /** Says in which language an answer is, and on what that depends. */
  void tellLanguage(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Content-Language", locale(request).getLanguage());
    response.setHeader("Vary", "Accept-Language, Cookie");
  }

  /** Shows a view whose values are there. */
  void show(HttpServletRequest request, HttpServletResponse response, String name, Object view)
      throws ServletException, IOException {
    show(request, response, name, () -> view);
  }

  /** Shows a view whose values are made together with its page. */
  void show(HttpServletRequest request, HttpServletResponse response, String name, Supplier<?> view)
      throws ServletException, IOException {
    Locale locale = locale(request);
    Config.set(
        request, Config.FMT_LOCALIZATION_CONTEXT, new LocalizationContext(texts(locale), locale));
    var layout =
        new Layout(
            address.base(request),
            locale.getLanguage(),
            texts(locale),
            here(request),
            assets,
            sessions.apply(request));
    var text = new PageText();
    request.setAttribute("layout", layout);
    request.setAttribute(Html.ATTRIBUTE, new Html(layout, text));
    response.setContentType("text/html;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    tellLanguage(request, response);
    var page = new Page(response, text);
    MAKING.run(
        () -> {
          request.setAttribute("view", view.get());
          view(request, "/WEB-INF/views/" + name + ".jsp").include(new Read(request), page);
        });
    page.send();
  }

  /** A view that was compiled is found by its servlet's name; others have an address alone. */
  private static RequestDispatcher view(HttpServletRequest request, String path) {
    @Nullable RequestDispatcher compiled =
        request.getServletContext().getNamedDispatcher(CompiledViews.servlet(path));
    return compiled == null ? request.getRequestDispatcher(path) : compiled;
  }

  /**
   * The page that was asked for, also where the server has passed the request on. Neither a session
   * id after a semicolon nor what a provider adds to the first page's address is written into it.
   */
  private static String here(HttpServletRequest request) {
    Object asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String path = asked instanceof String uri ? uri : request.getRequestURI();
    String query = asked == null ? request.getQueryString() : null;
    String local =
        path.substring(Math.min(path.length(), request.getContextPath().length()))
            .transform(Pages::withoutParameters);
    return ReturnPath.parse(query == null || local.equals("/") ? local : local + "?" + query)
        .map(ReturnPath::value)
        .orElse("/");
  }

  private static String withoutParameters(String path) {
    return path.indexOf(';') < 0 ? path : PARAMETERS.matcher(path).replaceAll("");
  }

  /**
   * Takes the view's text, so that one that fails on its way has sent nothing. A server's own
   * writer would turn it into bytes letter by letter.
   */
  private static final class Page extends HttpServletResponseWrapper {
    private final PageText text;
    private final PrintWriter writer;

    Page(HttpServletResponse response, PageText text) {
      super(response);
      this.text = text;
      this.writer = new PrintWriter(text);
    }

    @Override
    public PrintWriter getWriter() {
      return writer;
    }

    void send() throws IOException {
      ByteArrayOutputStream page = text.utf8();
      setContentLength(page.size());
      page.writeTo(getOutputStream());
    }
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
