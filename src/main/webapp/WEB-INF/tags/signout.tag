<%@ tag description="What a signed-in visitor has in the frame: his sessions, and the sign-out button" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
<%@ attribute name="antiForgery" required="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<a href="<c:out value="${layout.base()}"/>/sessions"><fmt:message key="sessions.title"/></a>
<form method="post" action="<c:out value="${layout.base()}"/>/logout" class="sign-out">
  <input type="hidden" name="anti_forgery" value="<c:out value="${antiForgery}"/>">
  <button type="submit" class="secondary outline"><fmt:message key="app.sign-out"/></button>
</form>
