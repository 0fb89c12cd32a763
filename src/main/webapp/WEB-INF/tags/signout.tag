<%@ tag description="The sign-out button" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
<%@ attribute name="antiForgery" required="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<form method="post" action="<c:out value="${layout.base()}"/>/logout" class="sign-out">
  <input type="hidden" name="anti_forgery" value="<c:out value="${antiForgery}"/>">
  <button type="submit" class="secondary outline"><fmt:message key="app.sign-out"/></button>
</form>
