using System.Text.Json;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Background;
using ClaimTrack.Web.Platform.Views;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Board;

/// <summary>Something done to many claims, as a job: up to fifty at once while somebody waits, more in the background.</summary>
sealed class BulkJob : JobKind
{
    /// <summary>The most claims that are done while somebody waits.</summary>
    public const int AtOnce = 50;

    /// <summary>The most claims that one job takes on.</summary>
    public const int Most = 10_000;

    internal sealed class Work
    {
        public required BulkAct Act { get; init; }
        public required List<int> Left { get; init; }
        public List<Before> Changed { get; init; } = [];
        public bool IsUndone { get; set; }

        public static Work Of(Job job) => JsonSerializer.Deserialize<Work>(job.Work)!;
        [System.Text.Json.Serialization.JsonIgnore] public string Written => JsonSerializer.Serialize(this);
    }

    public const string Name = "bulk";

    public override string Kind => Name;

    /// <summary>A job that does something to these claims.</summary>
    public static Job New(BulkAct act, IReadOnlyCollection<int> claims, Member by, DateTimeOffset now)
    {
        var title = act.Say(Counted.Of(claims.Count, "claim"));
        return new()
        {
            Id = Guid.CreateVersion7(now),
            TeamId = by.TeamId,
            ById = by.Id,
            Kind = Name,
            At = now,
            Total = claims.Count,
            Title = Cut.WithEllipsis(title, Job.TitleMax),
            Work = new Work { Act = act, Left = [.. claims] }.Written,
        };
    }

    public override async Task Step(AppDbContext db, Job job, Member by, int most, DateTimeOffset now, CancellationToken ct)
    {
        var work = Work.Of(job);
        var ids = work.Left.Take(most).ToList();
        var hands = new BulkHands(db, by, now);
        await hands.Fetch(ids, work.Act.Person is { } person ? [person] : [], [], work.Act.TopicName, ct);
        var claims = await db.ClaimsOf(by).WithAllParts().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        foreach (var id in ids)
        {
            work.Left.Remove(id);
            job.Done++;
            if (claims.GetValueOrDefault(id) is not { } claim) continue;
            var before = new Before(id, 0, claim.Status, claim.OwnerId, claim.DueOn, claim.TopicId, hands.Watches.GetValueOrDefault(id)?.IsMuted);
            var reason = Try(() => work.Act.Do(claim, hands));
            if (reason is not null) job.Fail($"CT-{id}: {reason}");
            // The version that saving will give it.
            else if (claim.Events.Count > 0 || work.Act is WatchAct) work.Changed.Add(before with { Version = claim.ShownVersion + (claim.Events.Count > 0 ? 1 : 0) });
        }
        job.Work = work.Written;
    }

    public override void Skip(Job job, string reason)
    {
        var work = Work.Of(job);
        var id = work.Left[0];
        work.Left.RemoveAt(0);
        job.Done++;
        job.Fail($"CT-{id}: {reason}");
        job.Work = work.Written;
    }

    /// <summary>Takes back what was done to every claim that nobody has touched since.</summary>
    /// <returns>How many, and why not the others.</returns>
    public static async Task<(int Done, IReadOnlyList<string> Failures)> Undo(AppDbContext db, Job job, Member by, DateTimeOffset now, CancellationToken ct)
    {
        var work = Work.Of(job);
        var ids = work.Changed.ConvertAll(b => b.Claim);
        var hands = new BulkHands(db, by, now);
        await hands.Fetch(ids, [.. work.Changed.Select(b => b.Owner).OfType<int>().Distinct()], [.. work.Changed.Select(b => b.Topic).OfType<int>().Distinct()], null, ct);
        await hands.FetchDeeds(ids, ct);
        var claims = await db.ClaimsOf(by).WithAllParts().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        List<string> failures = [];
        foreach (var before in work.Changed)
        {
            var reason = Try(() =>
            {
                if (work.Act is not WatchAct) claims[before.Claim].DemandUntouched(before.Version);
                work.Act.Undo(claims[before.Claim], before, hands);
            });
            if (reason is not null) failures.Add($"CT-{before.Claim}: {reason}");
        }
        work.IsUndone = true;
        job.Work = work.Written;
        job.Version++;
        return (work.Changed.Count - failures.Count, failures);
    }

    /// <summary>Why it cannot be taken back as a whole; null if it can.</summary>
    public static Refusal? WhyNotUndo(Job job, Member by, DateTimeOffset now)
    {
        if (job.Kind != Name) return new(Rule.WrongStatus, "This changed nothing that could be undone.");
        if (job.ById != by.Id) return new(Rule.NotItsAuthor, "Only whoever did this can undo it.");
        if (job.State != JobState.Done || job.Total > AtOnce) return new(Rule.WrongStatus, $"What was done to at most {AtOnce} claims can be undone as a whole, once it is over. Open the claims one by one.");
        if (Work.Of(job).IsUndone) return new(Rule.DoneAlready, "This was undone already.");
        if (Work.Of(job).Changed.Count == 0) return new(Rule.WrongStatus, "This changed nothing that could be undone.");
        return now - job.At < Claim.TakeBackFor ? null : new(Rule.TooLate, "It is too late to undo this as a whole. Open the claims one by one.");
    }

    /// <summary>Whether it can still be taken back, by whoever did it.</summary>
    public static bool MayUndo(Job job, Member by, DateTimeOffset now) => WhyNotUndo(job, by, now) is null;

    static string? Try(Action act)
    {
        try
        {
            act();
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Message;
        }
        catch (KeyNotFoundException)
        {
            return "What it is to get is not there any more.";
        }
    }
}
