using System.Text.Json.Serialization;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Features.Claims;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Board;

/// <summary>How a claim was before something was done to many at once, and the version that it has by it.</summary>
sealed record Before(int Claim, int Version, ClaimStatus Status, int? Owner, DateOnly? Due, int? Topic, bool? IsMuted);

/// <summary>What everything that is done to many claims at once needs at hand.</summary>
sealed class BulkHands(AppDbContext db, Member by, DateTimeOffset now)
{
    public AppDbContext Db => db;
    public Member By => by;
    public DateTimeOffset Now => now;
    public Dictionary<int, Member> People { get; } = [];
    public Dictionary<int, Topic> Topics { get; } = [];
    public Dictionary<int, Watch> Watches { get; private set; } = [];

    /// <summary>By which events the claims were last accepted or declined.</summary>
    public Dictionary<int, HistoryEvent> Deeds { get; private set; } = [];

    /// <summary>The topic that the claims are sorted under.</summary>
    public Topic? Named { get; private set; }

    public async Task Fetch(IReadOnlyCollection<int> claims, IReadOnlyCollection<int> people, IReadOnlyCollection<int> topics, string? named, CancellationToken ct)
    {
        Named = await db.TopicNamed(by, named, ct);
        foreach (var person in people.Count == 0 ? [] : await db.MembersOf(by).Where(m => people.Contains(m.Id)).ToListAsync(ct)) People[person.Id] = person;
        // Whoever had a topic that was merged since gets back what that one is now.
        if (topics.Count > 0)
            foreach (var pair in await db.TopicsOf(by).Where(t => topics.Contains(t.Id)).Select(t => new { t.Id, Topic = t.MergedInto ?? t }).ToListAsync(ct)) Topics[pair.Id] = pair.Topic;
        Watches = await db.Watches.Where(w => w.MemberId == by.Id && claims.Contains(w.ClaimId)).ToDictionaryAsync(w => w.ClaimId, ct);
    }

    public async Task FetchDeeds(IReadOnlyCollection<int> claims, CancellationToken ct)
    {
        var deeds = await db.HistoryOf(by).AsNoTracking().Where(e => e.ClaimId != null && claims.Contains(e.ClaimId.Value)
            && (e.Kind == EventKind.ClaimAccepted || e.Kind == EventKind.ClaimDeclined)).ToListAsync(ct);
        Deeds = deeds.GroupBy(e => e.ClaimId!.Value).ToDictionary(g => g.Key, g => g.MaxBy(e => e.Id)!);
    }

    public void Watch(int claim, bool? isMuted)
    {
        var kept = Watches.GetValueOrDefault(claim);
        if (isMuted is { } muted && kept is not null) kept.Set(muted);
        else if (isMuted is { } wanted) db.Watches.Add(Watches[claim] = new Watch(claim, by.Id, wanted));
        else if (kept is not null) db.Watches.Remove(kept);
    }
}

/// <summary>What can be done to many claims at once: each by its own method, as if it were the only one.</summary>
[JsonDerivedType(typeof(OwnerAct), "owner"), JsonDerivedType(typeof(DueAct), "due"), JsonDerivedType(typeof(TopicAct), "topic"), JsonDerivedType(typeof(AcceptAct), "accept")]
[JsonDerivedType(typeof(ParkAct), "park"), JsonDerivedType(typeof(DeclineAct), "decline"), JsonDerivedType(typeof(WatchAct), "watch")]
abstract record BulkAct
{
    /// <summary>The people whom it needs.</summary>
    [JsonIgnore] public virtual int? Person => null;

    /// <summary>The name of the topic that it needs.</summary>
    [JsonIgnore] public virtual string? TopicName => null;

    /// <summary>What it does, in words.</summary>
    public abstract string Say(string claims);

    /// <summary>Does it.</summary>
    public abstract void Do(Claim claim, BulkHands hands);

    /// <summary>Takes it back.</summary>
    public abstract void Undo(Claim claim, Before before, BulkHands hands);
}

sealed record OwnerAct(int? Owner, string? Name) : BulkAct
{
    public override int? Person => Owner;
    public override string Say(string claims) => Owner is null ? $"Leave {claims} without an owner" : $"Assign {claims} to {Name}";
    public override void Do(Claim claim, BulkHands hands) => claim.Assign(Owner is { } id ? hands.People[id] : null, hands.By, hands.Now);
    public override void Undo(Claim claim, Before before, BulkHands hands) => claim.Assign(before.Owner is { } id ? hands.People[id] : null, hands.By, hands.Now);
}

sealed record DueAct(DateOnly? On) : BulkAct
{
    public override string Say(string claims) => On is null ? $"Take the due day of {claims} away" : $"Make {claims} due on {On:d MMMM yyyy}";
    public override void Do(Claim claim, BulkHands hands) => claim.SetDue(On, hands.By, hands.Now);
    public override void Undo(Claim claim, Before before, BulkHands hands) => claim.SetDue(before.Due, hands.By, hands.Now);
}

sealed record TopicAct(string? Name) : BulkAct
{
    public override string? TopicName => Name;
    public override string Say(string claims) => Name is null ? $"Leave {claims} without a topic" : $"Sort {claims} under {Name}";
    public override void Do(Claim claim, BulkHands hands) => claim.Edit(claim.Facts, claim.Claimant, hands.Named, hands.By, hands.Now);
    public override void Undo(Claim claim, Before before, BulkHands hands) => claim.Edit(claim.Facts, claim.Claimant, before.Topic is { } id ? hands.Topics[id] : null, hands.By, hands.Now);
}

sealed record AcceptAct : BulkAct
{
    public override string Say(string claims) => $"Accept {claims}";
    public override void Do(Claim claim, BulkHands hands) => claim.Accept(hands.By, hands.Now);
    public override void Undo(Claim claim, Before before, BulkHands hands) => claim.TakeBack(hands.Deeds[claim.Id], hands.By, hands.Now);
}

sealed record ParkAct(DateOnly Until, string? Note) : BulkAct
{
    public override string Say(string claims) => $"Park {claims} until {Until:d MMMM yyyy}";
    public override void Do(Claim claim, BulkHands hands) => claim.Park(Until, Note, hands.By, hands.Now);
    public override void Undo(Claim claim, Before before, BulkHands hands) => claim.Resume(hands.By, hands.Now);
}

sealed record DeclineAct(DeclineReason Reason, string? Note) : BulkAct
{
    public override string Say(string claims) => $"Decline {claims}";
    public override void Do(Claim claim, BulkHands hands) => claim.Decline(Reason, Note, hands.By, hands.Now);
    public override void Undo(Claim claim, Before before, BulkHands hands) => claim.TakeBack(hands.Deeds[claim.Id], hands.By, hands.Now);
}

sealed record WatchAct(bool Off) : BulkAct
{
    public override string Say(string claims) => Off ? $"Watch {claims} no longer" : $"Watch {claims}";
    public override void Do(Claim claim, BulkHands hands) => hands.Watch(claim.Id, Off ? null : false);
    public override void Undo(Claim claim, Before before, BulkHands hands) => hands.Watch(claim.Id, before.IsMuted);
}
