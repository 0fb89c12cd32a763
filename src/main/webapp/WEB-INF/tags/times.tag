<%@ tag description="The times of the calls: a picture, and the same in words" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
<%@ attribute name="times" required="true" type="org.vestibule.web.CallTimes" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<c:choose>
  <c:when test="${times.bars().isEmpty()}"><p class="quiet"><fmt:message key="times.none"/></p></c:when>
  <c:otherwise>
    <svg class="times" viewBox="0 0 1000 <c:out value="${times.height()}"/>" preserveAspectRatio="none" role="img" aria-labelledby="times-title times-text">
      <title id="times-title"><fmt:message key="times.picture"/></title>
      <desc id="times-text"><c:out value="${times.words()}"/></desc>
      <c:forEach items="${times.bars()}" var="bar">
        <rect class="track" x="0" y="<c:out value="${bar.y()}"/>" width="1000" height="14"/>
        <rect class="bar" x="<c:out value="${bar.x()}"/>" y="<c:out value="${bar.y()}"/>" width="<c:out value="${bar.width()}"/>" height="14"/>
      </c:forEach>
    </svg>
    <table>
      <thead><tr><th scope="col"><fmt:message key="times.call"/></th><th scope="col"><fmt:message key="times.took"/></th><th scope="col"><fmt:message key="times.status"/></th><th scope="col"><fmt:message key="times.tries"/></th></tr></thead>
      <tbody>
        <c:forEach items="${times.bars()}" var="bar">
          <tr><th scope="row"><c:out value="${bar.name()}"/></th><td><c:out value="${bar.took()}"/></td><td><c:out value="${bar.status()}"/></td><td><c:out value="${bar.tries()}"/></td></tr>
        </c:forEach>
      </tbody>
    </table>
  </c:otherwise>
</c:choose>
