using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Live;
using ClaimTrack.Web.Platform;
using ClaimTrack.Web.Platform.Tongues;
using ClaimTrack.Web.Public.Kept;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ClaimTrack.Web.Public.Cards;

/// <summary>Draws the card of a check when it is published, corrected or taken back, so that it is there when the first reader
/// shares it. It reads the history and begins at its end: what came before is drawn when it is asked for, as is what fails here.</summary>
sealed class CardDrawer(IServiceScopeFactory scopes, HistoryBell bell, KeptCards cards, IOptions<SiteOptions> site, Wording wording, TimeProvider clock, ILogger<CardDrawer> log) : BackgroundService
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        HistoryFollower? follower = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            var ring = bell.Next;
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
                follower ??= new HistoryFollower(await db.History.MaxAsync(e => (long?)e.Id, stoppingToken) ?? 0);
                var events = await follower.NextAsync(db, clock.GetUtcNow(), stoppingToken);
                foreach (var number in events.Where(e => e.Kind is EventKind.CheckPublished or EventKind.CheckCorrected or EventKind.CheckRetracted).Select(e => e.ClaimId).OfType<int>().Distinct())
                    await Draw(db, number, stoppingToken);
                if (events.Count < HistoryFollower.Batch) await HistoryBell.Wait(ring, Patience, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogError(e, "Reading the history for cards failed; trying again");
                await HistoryBell.Wait(ring, Patience, stoppingToken);
            }
        }
    }

    async Task Draw(AppDbContext db, int number, CancellationToken ct)
    {
        if (await db.CardsOf(number).FirstOrDefaultAsync(ct) is not { Order: null, Facts: var facts }) return;
        try
        {
            await cards.Get(facts.Path(site.Value), () => facts.Drawn(site.Value, wording));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "The card of check {Check} could not be drawn", number);
        }
    }
}
