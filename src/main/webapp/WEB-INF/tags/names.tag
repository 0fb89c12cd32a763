<%@ tag description="A list of names, each with a word about it" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
<%@ attribute name="names" required="true" type="java.util.Optional" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<c:choose>
  <c:when test="${names.isEmpty()}"><p class="quiet"><fmt:message key="value.hidden"/></p></c:when>
  <c:when test="${names.isPresent() and names.get().isEmpty()}"><p class="quiet"><fmt:message key="value.none"/></p></c:when>
  <c:otherwise>
    <ul class="names">
      <c:forEach items="${names.get()}" var="name">
        <li><span><c:out value="${name.name()}"/></span>&#32;<small><fmt:message key="${name.key()}"/></small></li>
      </c:forEach>
    </ul>
  </c:otherwise>
</c:choose>
