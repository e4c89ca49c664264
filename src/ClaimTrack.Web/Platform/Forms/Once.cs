using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using ClaimTrack.Data;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace ClaimTrack.Web.Platform.Forms;

/// <summary>Carries a form out once, however often it arrives: a double click or a resent request leads to where the first
/// one led. Every page puts a key of its own into its forms; the same key with the same text is the same form.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnceAttribute() : TypeFilterAttribute(typeof(Once));

/// <summary>The filter behind <see cref="OnceAttribute"/>.</summary>
sealed class Once(AppDbContext db, IMemoryCache memory, TimeProvider clock) : IAsyncActionFilter
{
    /// <summary>The hidden field that holds a page's key.</summary>
    public const string Field = "__FormKey";

    /// <summary>The hidden field with a key that no other form has, for those who are signed in.</summary>
    public static IHtmlContent KeyFor(ViewContext page) => page.HttpContext.User.AccountId() is null ? HtmlString.Empty
        : new HtmlString($"<input type=\"hidden\" name=\"{Field}\" value=\"{Guid.NewGuid():n}\">");

    static readonly TimeSpan Remembered = TimeSpan.FromDays(1);
    const int ForgottenAtOnce = 20;

    // What an answer says only once, such as the link of an invitation, it says to whichever click the browser listens to.
    static readonly TimeSpan SaidAgain = TimeSpan.FromMinutes(1);

    static readonly ConcurrentDictionary<(string, Guid), Task> AtWork = new();

    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType || http.User.AccountId() is not { } account
            || http.Request.Form[Field].ToString() is not { Length: > 0 and <= 64 })
        {
            await next();
            return;
        }
        var key = await KeyOf(http.Request, http.RequestAborted);
        var saysOnce = ((Controller)context.Controller).TempData;
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        while (AtWork.GetOrAdd((account, key), done.Task) is var first && first != done.Task) await first.WaitAsync(http.RequestAborted);
        try
        {
            var old = clock.GetUtcNow() - Remembered;
            var known = await db.Submissions.Where(s => s.AccountId == account && (s.Key == key || s.At < old))
                .OrderByDescending(s => s.At).Take(1 + ForgottenAtOnce).ToListAsync(http.RequestAborted);
            if (known.Find(s => s.Key == key) is { } before)
            {
                foreach (var (name, value) in memory.Get<Dictionary<string, object?>>((account, key)) ?? []) saysOnce[name] = value;
                context.Result = new RedirectResult(before.Path);
                return;
            }
            db.RemoveRange(known);
            await CarryOut(account, key, context, next);
            // To enumerate the values would be to have read them.
            if (saysOnce.Count > 0) memory.Set((account, key), saysOnce.Keys.ToDictionary(name => name, saysOnce.Peek), SaidAgain);
        }
        finally
        {
            AtWork.TryRemove((account, key), out _);
            done.SetResult();
        }
    }

    // What the slice saves, it saves together with the note that it did. A slice that refuses saves nothing.
    async Task CarryOut(string account, Guid key, ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var home = context.HttpContext.MemberOrNull() is { } member ? $"/desk/{member.Team.Slug}" : "/desk";
        var submission = db.Submissions.Add(new Submission { AccountId = account, Key = key, At = clock.GetUtcNow(), Path = home });
        var answer = await next();
        if (submission.State != EntityState.Unchanged || answer.Result is not RedirectResult { Url: { Length: <= Submission.PathMax } url }) return;
        // Numbers exist only now. Should the machine die in between, a repeat leads to the team's desk, and still does nothing.
        submission.Entity.Path = url;
        await db.SaveChangesAsync(CancellationToken.None);
    }

    // Whoever goes back and writes something else sends another form, though the page's key is the same.
    static async Task<Guid> KeyOf(HttpRequest request, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string text) => hash.AppendData(Encoding.UTF8.GetBytes($"{text.Length}:{text}"));
        Add(request.Path);
        foreach (var (name, values) in request.Form.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            if (name == "__RequestVerificationToken") continue;
            Add(name);
            foreach (var value in values) Add(value ?? "");
        }
        foreach (var file in request.Form.Files)
        {
            Add(file.Name);
            await using var bytes = file.OpenReadStream();
            hash.AppendData(await SHA256.HashDataAsync(bytes, ct));
        }
        return new(hash.GetHashAndReset().AsSpan(0, 16));
    }
}
