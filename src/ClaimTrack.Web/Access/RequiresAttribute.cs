using ClaimTrack.Data;
using ClaimTrack.Domain;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Access;

/// <summary>Names the permission that an action in a team needs. The membership is read from the database at every request:
/// a removed member is out and a changed role counts at once. Who is not in the team gets 404, as if there were no such
/// team; who is and may not gets 403.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequiresAttribute(Permission permission) : AuthorizeAttribute, IAsyncAuthorizationFilter
{
    /// <summary>The permission.</summary>
    public Permission Permission => permission;

    /// <inheritdoc/>
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (http.User.AccountId() is not { } account) return; // the sign-in policy answers
        var slug = http.GetRouteValue("team") as string ?? throw new InvalidOperationException("[Requires] stands on a route without {team}.");
        var db = http.RequestServices.GetRequiredService<AppDbContext>();
        var member = await db.MemberOf(account, slug, http.RequestAborted);
        if (member is null) context.Result = new NotFoundResult();
        else if (!member.May(permission)) context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
        http.Items[typeof(Member)] = member;
        // Read before the page's own queries: what comes later is news to it. A number that votes in a blind round move would count
        // them; without them, and what is said meanwhile, it is too low at times, which costs a refresh.
        if (context.Result is null && HttpMethods.IsGet(http.Request.Method) && !http.Request.Headers.ContainsKey("Turbo-Frame"))
            http.Items[SeqKey] = await db.HistoryOf(member!).Where(e => (e.Kind != EventKind.DraftApproved && e.ThreadId == null)
                || !db.Set<Review>().Any(r => r.ClaimId == e.ClaimId && r.EndedAt == null && r.IsBlind)).OrderByDescending(e => e.Id).Select(e => e.Id).FirstOrDefaultAsync(http.RequestAborted);
    }

    internal const string SeqKey = "seq-before-page";
}

/// <summary>Says that an action needs an account and no membership.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SignedInAttribute : AuthorizeAttribute;

/// <summary>Says that an action belongs to whoever runs the installation.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class InstanceAdminAttribute : AuthorizeAttribute, IAsyncAuthorizationFilter
{
    /// <inheritdoc/>
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        if (context.HttpContext.User.AccountId() is not { } id) return;
        var db = context.HttpContext.RequestServices.GetRequiredService<AppDbContext>();
        var account = await db.Users.FindAsync([id], context.HttpContext.RequestAborted);
        if (account is not { IsInstanceAdmin: true }) context.Result = new NotFoundResult();
    }
}
