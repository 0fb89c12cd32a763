package org.vestibule.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.vestibule.session.Established;
import org.vestibule.session.ListedSession;
import org.vestibule.session.SessionList;

/** Shows a user his sessions. */
record SessionPages(SessionList list, Pages pages) {
  /** What {@link SessionsServlet#PATH} may be asked to say of the last step. */
  private static final List<String> NOTES = List.of("ended", "others", "gone");

  void show(HttpServletRequest request, HttpServletResponse response, Established established)
      throws ServletException, IOException {
    var formats = Formats.of(pages.locale(request), Formats.UTC);
    String here = ClientPlace.device(request).place();
    String own = SessionList.id(established.signedIn());
    List<SessionsView.Row> rows =
        list.of(established.signedIn()).stream()
            .map(it -> row(it, own, here, formats))
            .sorted(Comparator.comparing(it -> !it.current()))
            .toList();
    String note =
        NOTES.stream()
            .filter(it -> it.equals(request.getParameter("note")))
            .findFirst()
            .map("sessions.note."::concat)
            .orElse("");
    pages.show(
        request,
        response,
        "sessions",
        new SessionsView(
            established.antiForgery().reveal(),
            note,
            rows,
            rows.stream().anyMatch(it -> !it.current()),
            formats.text("sessions.zone", formats.zoneName())));
  }

  private static SessionsView.Row row(ListedSession it, String own, String here, Formats formats) {
    String browser =
        BrowserName.ofCode(it.device().browser())
            .map(name -> name.words(formats))
            .orElseGet(() -> formats.text("sessions.browser.other"));
    String place = ClientPlace.words(it.device().place(), here, formats);
    return new SessionsView.Row(
        it.id(),
        browser,
        place,
        List.of(
            Fact.text("sessions.place", place),
            formats.time("sessions.since", it.since()),
            formats.time("sessions.used", it.lastUsed())),
        it.id().equals(own));
  }
}
