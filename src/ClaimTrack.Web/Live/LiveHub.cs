using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Live;

/// <summary>The one connection of a browser. It carries hints; content comes by HTTP. Anybody may connect, since readers
/// follow the public site; every topic is authorised by itself.</summary>
[AllowAnonymous]
public sealed class LiveHub(LiveConnections connections, AppDbContext db) : Hub<ILiveClient>
{
    string? AccountId => Context.User?.AccountId();

    /// <inheritdoc/>
    public override Task OnConnectedAsync()
    {
        if (!connections.Add(Context, AccountId, RequestLimits.Address(Context.GetHttpContext()!))) Context.Abort();
        return base.OnConnectedAsync();
    }

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Remove(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    /// <summary>Follows a topic.</summary>
    /// <param name="topic">Its name.</param>
    /// <returns>The number of the newest hint on it: whoever knows only of a lower one fetches again.</returns>
    /// <exception cref="HubException">There is no such topic for this person.</exception>
    public async Task<long> Subscribe(string topic)
    {
        try
        {
            if (LiveTopic.Parse(topic) is not { } wanted || !await new TopicAccess(db).Allows(AccountId, wanted, Context.ConnectionAborted))
                throw new HubException("There is no such topic.");
            if (!connections.Follow(Context.ConnectionId, wanted)) throw new HubException("Too many topics on one connection.");
            await Groups.AddToGroupAsync(Context.ConnectionId, wanted.ToString(), Context.ConnectionAborted);
            return connections.LastOn(wanted) ?? connections.Start(wanted, await NewestOf(wanted));
        }
        catch (OperationCanceledException) when (Context.ConnectionAborted.IsCancellationRequested)
        {
            return 0; // the page is gone, and nobody waits for the number
        }
    }

    /// <summary>Follows a topic no more.</summary>
    public async Task Unsubscribe(string topic)
    {
        if (LiveTopic.Parse(topic) is not { } wanted) return;
        connections.Leave(Context.ConnectionId, wanted);
        await Groups.RemoveFromGroupAsync(Context.ConnectionId, wanted.ToString(), Context.ConnectionAborted);
    }

    // The newest event that can have been a hint on the topic. One too high costs a refresh, never a loss.
    async Task<long> NewestOf(LiveTopic topic)
    {
        var events = topic.Kind switch
        {
            "site" => db.History.Where(e => e.Kind == EventKind.CheckPublished || e.Kind == EventKind.CheckCorrected || e.Kind == EventKind.CheckRetracted),
            "claim" => db.History.Where(e => e.ClaimId == topic.Number),
            _ => db.History.Where(e => db.Teams.Any(t => t.Id == e.TeamId && t.Slug == topic.Team)),
        };
        return Hints.SeqOf(await events.OrderByDescending(e => e.Id).Select(e => e.Id).FirstOrDefaultAsync(Context.ConnectionAborted));
    }
}
