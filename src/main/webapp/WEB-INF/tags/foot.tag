<%@ tag description="The foot of every page: languages" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<footer class="foot"><div class="container bar">
  <p><fmt:message key="app.purpose"/></p>
  <fmt:message key="app.language" var="language"/>
  <form method="post" action="<c:out value="${layout.base()}"/>/language" class="languages" aria-label="<c:out value="${language}"/>">
    <input type="hidden" name="return_to" value="<c:out value="${layout.here()}"/>">
    <c:forEach items="${layout.languages()}" var="choice">
      <c:choose>
        <c:when test="${choice.current()}">
          <button name="language" value="<c:out value="${choice.tag()}"/>" lang="<c:out value="${choice.tag()}"/>" aria-current="true"><c:out value="${choice.name()}"/></button>
        </c:when>
        <c:otherwise>
          <button name="language" value="<c:out value="${choice.tag()}"/>" lang="<c:out value="${choice.tag()}"/>"><c:out value="${choice.name()}"/></button>
        </c:otherwise>
      </c:choose>
    </c:forEach>
  </form>
</div></footer>
