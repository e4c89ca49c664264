using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform;
using ClaimTrack.Web.Platform.Views;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Live;

/// <summary>The one connection of a browser. It carries hints; content comes by HTTP. Anybody may connect, since readers
/// follow the public site; every topic is authorised by itself.</summary>
[AllowAnonymous]
public sealed class LiveHub(LiveConnections connections, LiveGroups groups, AppDbContext db, TimeProvider clock) : Hub<ILiveClient>
{
    string? AccountId => Context.User?.AccountId();

    /// <inheritdoc/>
    public override Task OnConnectedAsync()
    {
        if (!connections.Add(Context, AccountId, RequestLimits.Address(Context.GetHttpContext()!))) Context.Abort();
        return base.OnConnectedAsync();
    }

    /// <inheritdoc/>
    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        var (tab, shownOn) = connections.Remove(Context.ConnectionId);
        foreach (var topic in shownOn) await TellGone(topic, tab);
        await base.OnDisconnectedAsync(exception);
    }

    /// <summary>Follows a topic.</summary>
    /// <param name="topic">Its name.</param>
    /// <returns>The number of the newest hint on it: whoever knows only of a lower one fetches again.</returns>
    /// <exception cref="HubException">There is no such topic for this person.</exception>
    public async Task<long> Subscribe(string topic)
    {
        if (LiveTopic.Parse(topic) is not { } wanted || await new TopicAccess(db).Admit(AccountId, wanted, Context.ConnectionAborted) is not { } who)
            throw new HubException("There is no such topic.");
        if (!connections.Follow(Context.ConnectionId, wanted, who)) throw new HubException("Too many topics on one connection.");
        foreach (var group in groups.Of(wanted)) await Groups.AddToGroupAsync(Context.ConnectionId, group, Context.ConnectionAborted);
        return connections.LastOn(wanted) ?? connections.Start(wanted, await NewestOf(wanted));
    }

    /// <summary>Follows a topic no more.</summary>
    public async Task Unsubscribe(string topic)
    {
        if (LiveTopic.Parse(topic) is not { } wanted) return;
        var tab = connections.Leave(Context.ConnectionId, wanted);
        foreach (var group in groups.Of(wanted)) await Groups.RemoveFromGroupAsync(Context.ConnectionId, group, Context.ConnectionAborted);
        if (tab is not null) await TellGone(wanted, tab);
    }

    /// <summary>Says that this tab looks at a claim that it follows. Others there and on the board hear of it.</summary>
    /// <param name="topic">The claim's topic.</param>
    /// <param name="doing">The field that is written in; empty while reading.</param>
    /// <exception cref="HubException">The topic is no claim that this connection follows.</exception>
    public async Task Here(string topic, string? doing)
    {
        var (claim, who, tab) = OnClaim(topic);
        connections.Show(Context.ConnectionId, claim);
        var presence = new Presence($"{claim}", tab, who.MemberId, who.Name, AvatarTagHelper.Initials(who.Name), AvatarTagHelper.Tone(who.Name),
            doing is { Length: <= Presence.DoingMax } ? doing : "");
        await Clients.OthersInGroup(LiveGroups.OfAll(claim)).Here(presence);
        await Clients.OthersInGroup(LiveGroups.OfAll(claim with { Kind = "board", Number = 0 })).Here(presence);
    }

    /// <summary>Whose turn it is to write where on a claim that this connection follows.</summary>
    /// <exception cref="HubException">The topic is no claim that this connection follows.</exception>
    public Task<IReadOnlyList<TurnNews>> Turns(string topic) => new Turns(db, clock).On(OnClaim(topic).Claim, Context.ConnectionAborted);

    /// <summary>Takes a turn at writing, or keeps it.</summary>
    /// <returns>Whose turn it is now.</returns>
    /// <exception cref="HubException">The topic is no claim that this connection follows, or the person may not write there.</exception>
    public Task<TurnNews> TakeTurn(string topic, string part, bool hasTyped) => Turn(topic, part, (turns, claim, account) => turns.Take(claim, part, account, hasTyped, Context.ConnectionAborted));

    /// <summary>Asks whoever has the turn for it.</summary>
    /// <returns>Whose turn it is now.</returns>
    /// <exception cref="HubException">As for <see cref="TakeTurn"/>.</exception>
    public Task<TurnNews> AskTurn(string topic, string part) => Turn(topic, part, (turns, claim, account) => turns.Ask(claim, part, account, Context.ConnectionAborted));

    /// <summary>Gives the turn to whoever asked for it, or ends it.</summary>
    /// <returns>Whose turn it is now.</returns>
    /// <exception cref="HubException">As for <see cref="TakeTurn"/>.</exception>
    public Task<TurnNews> ReleaseTurn(string topic, string part) => Turn(topic, part, (turns, claim, account) => turns.Release(claim, part, account, Context.ConnectionAborted));

    /// <summary>Takes the turn from somebody who has stopped typing.</summary>
    /// <returns>Whose turn it is now.</returns>
    /// <exception cref="HubException">As for <see cref="TakeTurn"/>; or the person is no Editor, or the other one is typing.</exception>
    public Task<TurnNews> TakeOverTurn(string topic, string part) => Turn(topic, part, (turns, claim, account) => turns.TakeOver(claim, part, account, Context.ConnectionAborted));

    async Task<TurnNews> Turn(string topic, string part, Func<Turns, LiveTopic, string, Task<TurnNews?>> act)
    {
        var claim = OnClaim(topic).Claim;
        try
        {
            if (await act(new Turns(db, clock), claim, AccountId!) is not { } news) return TurnNews.Nobody(claim, part);
            await Clients.OthersInGroup(LiveGroups.OfAll(claim)).TurnOf(news);
            return news;
        }
        catch (RefusedException refused)
        {
            throw new HubException(refused.Refusal.Sentence);
        }
    }

    (LiveTopic Claim, Follower Who, string Tab) OnClaim(string topic) =>
        LiveTopic.Parse(topic) is { Kind: "claim" } claim && connections.FollowerOn(Context.ConnectionId, claim) is var (who, tab)
            ? (claim, who, tab) : throw new HubException("There is no such topic.");

    async Task TellGone(LiveTopic claim, string tab)
    {
        await Clients.OthersInGroup(LiveGroups.OfAll(claim)).Gone($"{claim}", tab);
        await Clients.OthersInGroup(LiveGroups.OfAll(claim with { Kind = "board", Number = 0 })).Gone($"{claim}", tab);
    }

    // The newest event that can have been a hint on the topic. One too high costs a refresh, never a loss; but a vote in a blind
    // round was none, and its number would tell of it.
    async Task<long> NewestOf(LiveTopic topic)
    {
        var events = topic.Kind switch
        {
            "site" => db.History.Where(e => Hints.OfSite.Contains(e.Kind)),
            "claim" => db.History.Where(e => e.ClaimId == topic.Number),
            _ => db.History.Where(e => db.Teams.Any(t => t.Id == e.TeamId && t.Slug == topic.Team)),
        };
        return Hints.SeqOf(await (await db.Tellable(events, Context.ConnectionAborted)).OrderByDescending(e => e.Id).Select(e => e.Id).FirstOrDefaultAsync(Context.ConnectionAborted));
    }
}
