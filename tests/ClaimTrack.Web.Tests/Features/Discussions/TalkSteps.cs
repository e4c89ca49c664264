using ClaimTrack.Data;
using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Tests.Features.Discussions;

/// <summary>What tests of discussions do again and again.</summary>
static class TalkSteps
{
    /// <summary>Starts a thread as the domain does it.</summary>
    /// <returns>Its number.</returns>
    public static async Task<int> Say(this App app, int claim, Person who, string text, ThreadPlace? place = null) => (await app.Change(async db =>
    {
        var of = await db.Claims.WithAllParts().SingleAsync(c => c.Id == claim);
        var by = await db.Members.Include(m => m.Team).SingleAsync(m => m.Id == who.MemberId);
        var thread = new DiscussionThread(of, place ?? new(), text, await db.Members.Where(m => m.TeamId == by.TeamId).ToListAsync(), by, app.Now);
        db.Threads.Add(thread);
        return thread;
    })).Id;

    /// <summary>A thread as it is kept.</summary>
    public static Task<DiscussionThread> ThreadNow(this App app, int id) => app.Read(db =>
        db.Threads.Include(t => t.Comments).ThenInclude(c => c.Author).Include(t => t.Events).Include(t => t.ResolvedBy).SingleAsync(t => t.Id == id));

    /// <summary>Does something to a thread as the domain does it.</summary>
    public static Task<DiscussionThread> DoToThread(this App app, int id, Person who, Action<DiscussionThread, Member> act) => app.Change(async db =>
    {
        var thread = await db.Threads.Include(t => t.Comments).ThenInclude(c => c.Author).SingleAsync(t => t.Id == id);
        act(thread, await db.Members.Include(m => m.Team).SingleAsync(m => m.Id == who.MemberId));
        return thread;
    });
}
