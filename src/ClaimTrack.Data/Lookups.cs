using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Data;

/// <summary>How things are looked up in the workspace: always from the member, so that another team's thing is not found.</summary>
public static class Lookups
{
    /// <summary>The active membership of an account in the team with this slug, with its team; null if there is none.</summary>
    public static Task<Member?> MemberOf(this AppDbContext db, string accountId, string teamSlug, CancellationToken ct) =>
        db.Members.Include(m => m.Team).FirstOrDefaultAsync(m => m.AccountId == accountId && m.RemovedAt == null && m.Team.Slug == teamSlug, ct);

    /// <summary>The team's claims.</summary>
    public static IQueryable<Claim> ClaimsOf(this AppDbContext db, Member member) => db.Claims.Where(c => c.TeamId == member.TeamId);

    /// <summary>The team's articles.</summary>
    public static IQueryable<Article> ArticlesOf(this AppDbContext db, Member member) => db.Articles.Where(a => a.TeamId == member.TeamId);

    /// <summary>The team's people, former ones included.</summary>
    public static IQueryable<Member> MembersOf(this AppDbContext db, Member member) => db.Members.Where(m => m.TeamId == member.TeamId);

    /// <summary>The team's sources.</summary>
    public static IQueryable<Source> SourcesOf(this AppDbContext db, Member member) => db.Sources.Where(s => s.TeamId == member.TeamId);

    /// <summary>The team's claimants.</summary>
    public static IQueryable<Claimant> ClaimantsOf(this AppDbContext db, Member member) => db.Claimants.Where(c => c.TeamId == member.TeamId);

    /// <summary>The team's topics.</summary>
    public static IQueryable<Topic> TopicsOf(this AppDbContext db, Member member) => db.Topics.Where(t => t.TeamId == member.TeamId);

    /// <summary>The ratings of every version of the team's scale.</summary>
    public static IQueryable<Rating> RatingsOf(this AppDbContext db, Member member) =>
        db.Set<RatingScale>().Where(s => s.TeamId == member.TeamId).SelectMany(s => s.Ratings);

    /// <summary>The team's conversations.</summary>
    public static IQueryable<DiscussionThread> ThreadsOf(this AppDbContext db, Member member) => db.Threads.Where(t => t.TeamId == member.TeamId);

    /// <summary>The team's files.</summary>
    public static IQueryable<StoredFile> FilesOf(this AppDbContext db, Member member) => db.Files.Where(f => f.TeamId == member.TeamId);

    /// <summary>What readers sent to the team.</summary>
    public static IQueryable<Tip> TipsOf(this AppDbContext db, Member member) => db.Tips.Where(t => t.TeamId == member.TeamId);

    /// <summary>The jobs that somebody of the team asked for.</summary>
    public static IQueryable<Job> JobsOf(this AppDbContext db, Member member) => db.Jobs.Where(j => j.TeamId == member.TeamId);

    /// <summary>The views that the member sees: their own and those shared in the team.</summary>
    public static IQueryable<SavedView> ViewsOf(this AppDbContext db, Member member) =>
        db.SavedViews.Where(v => v.TeamId == member.TeamId && (v.IsShared || v.OwnerId == member.Id));

    /// <summary>The member's own inbox.</summary>
    public static IQueryable<Notification> InboxOf(this AppDbContext db, Member member) => db.Notifications.Where(n => n.MemberId == member.Id);

    /// <summary>The team's history.</summary>
    public static IQueryable<HistoryEvent> HistoryOf(this AppDbContext db, Member member) => db.History.Where(e => e.TeamId == member.TeamId);

    /// <summary>A claim of the member's team with all its parts, ready for any of its methods; null if the team has none with
    /// this number.</summary>
    public static async Task<Claim?> ClaimForChange(this AppDbContext db, Member member, int id, CancellationToken ct)
    {
        var claim = await db.ClaimsOf(member).WithAllParts().FirstOrDefaultAsync(c => c.Id == id, ct);
        // What a merge took along may have gone further since; undoing looks for it down the whole chain.
        for (var holder = claim?.MergedInto; holder?.MergedIntoId is not null; holder = holder.MergedInto)
            await db.Entry(holder).Reference(h => h.MergedInto).Query().Include(c => c.Appearances).LoadAsync(ct);
        if (claim is not null) await db.LoadTranslations(claim, ct);
        return claim;
    }

    // One of them knows only its original, and the original none of them.
    static Task LoadTranslations(this AppDbContext db, Claim claim, CancellationToken ct)
    {
        var original = claim.TranslationOfId ?? claim.Id;
        return db.Claims.Where(c => c.Id == original || (c.TeamId == claim.TeamId && c.TranslationOfId == original)).LoadAsync(ct);
    }

    /// <summary>Loads the parts that <see cref="Claim"/>'s methods ask.</summary>
    public static IQueryable<Claim> WithAllParts(this IQueryable<Claim> claims) => claims
        .Include(c => c.Team).ThenInclude(t => t.Scales).ThenInclude(s => s.Ratings)
        .Include(c => c.Team).ThenInclude(t => t.Checklist)
        .Include(c => c.Tasks).ThenInclude(t => t.Assignee)
        .Include(c => c.Tasks).ThenInclude(t => t.DoneBy)
        .Include(c => c.Claimant)
        .Include(c => c.Topic)
        .Include(c => c.Owner)
        .Include(c => c.SubmittedBy)
        .Include(c => c.ScheduledBy)
        .Include(c => c.MergedInto!.Appearances)
        .Include(c => c.Appearances).ThenInclude(a => a.Article)
        .Include(c => c.Appearances).ThenInclude(a => a.AddedBy)
        .Include(c => c.Evidence).ThenInclude(e => e.Source)
        .Include(c => c.Evidence).ThenInclude(e => e.AddedBy)
        .Include(c => c.Drafts).ThenInclude(d => d.Author)
        .Include(c => c.Reviews).ThenInclude(r => r.Votes).ThenInclude(v => v.Member)
        .Include(c => c.Reviews).ThenInclude(r => r.RequestedBy)
        .Include(c => c.Corrections).ThenInclude(c => c.StartedBy)
        .Include(c => c.Check!.Versions).ThenInclude(v => v.PublishedBy)
        .AsSplitQuery();
}
