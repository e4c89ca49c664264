using ClaimTrack.Domain;
using ClaimTrack.Web.Platform.Forms;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Access;

/// <summary>A behaviour: one file with its address, its permission, its form and its body; its page lies beside it.</summary>
[Controller]
public abstract class Slice : Microsoft.AspNetCore.Mvc.Controller
{
    /// <summary>Ends when the browser goes away.</summary>
    protected CancellationToken Gone => HttpContext.RequestAborted;

    /// <summary>The slice's own page.</summary>
    protected ViewResult Page(object? model = null) => View(GetType().Name, model);

    /// <summary>The slice's own page again, with every message beside its field and nothing typed lost.</summary>
    protected ViewResult Invalid(object model)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page(model);
    }

    /// <summary>Adds a message to a field, or to the form where <paramref name="field"/> is empty.</summary>
    protected void Complain(string field, string sentence) => ModelState.AddModelError(field, sentence);
}

/// <summary>A behaviour inside a team's workspace.</summary>
[Route("desk/{team}"), Once]
public abstract class DeskSlice : Slice
{
    /// <summary>The member who asks, with their team. <see cref="RequiresAttribute"/> has found it.</summary>
    protected Member By => HttpContext.Member();

    /// <summary>The address of a claim's desk.</summary>
    protected string ClaimDesk(int id) => $"/desk/{By.Team.Slug}/claims/{id}";
}

/// <summary>The member of the present request.</summary>
public static class CurrentMember
{
    /// <summary>The member who asks.</summary>
    /// <exception cref="InvalidOperationException">The action has no <see cref="RequiresAttribute"/>.</exception>
    public static Member Member(this HttpContext http) =>
        http.Items[typeof(Member)] as Member ?? throw new InvalidOperationException("No member: the action lacks [Requires].");

    /// <summary>The member who asks, or null outside a team.</summary>
    public static Member? MemberOrNull(this HttpContext http) => http.Items[typeof(Member)] as Member;

    /// <summary>The newest event of the team before this page was read; its live regions ask for what came since.</summary>
    public static long SeqBeforePage(this HttpContext http) => http.Items[RequiresAttribute.SeqKey] as long? ?? 0;
}
