using ClaimTrack.Data;
using ClaimTrack.Web.Live;
using ClaimTrack.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Background;

/// <summary>Sends the letters that wait. A letter is put off before it is tried, so that one that kills the process, or an
/// instance that dies over it, holds nothing up; sent again after such a death it has the same number, and whoever gets it
/// sees one.</summary>
public sealed class LetterSender(IServiceScopeFactory scopes, HistoryBell bell, MailSender mail, TimeProvider clock, ILogger<LetterSender> log) : BackgroundService
{
    /// <summary>How often a letter is tried.</summary>
    public const int MostTries = 12;

    const int Batch = 20;

    static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var ring = bell.Next;
            try
            {
                if (await SendDueAsync(stoppingToken) == Batch) continue;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogError(e, "Looking for letters failed; trying again");
            }
            await HistoryBell.Wait(ring, Patience, stoppingToken);
        }
    }

    /// <summary>Tries the letters that are due.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> SendDueAsync(CancellationToken ct)
    {
        if (!mail.CanSend) return 0;
        List<long> due;
        var now = clock.GetUtcNow();
        await using (var scope = scopes.CreateAsyncScope())
            due = await scope.ServiceProvider.GetRequiredService<AppDbContext>().Letters.Where(l => l.NextTryAt <= now).OrderBy(l => l.NextTryAt).Take(Batch).Select(l => l.Id).ToListAsync(ct);
        foreach (var id in due)
        {
            await using var scope = scopes.CreateAsyncScope();
            await Send(scope.ServiceProvider, id, ct);
        }
        return due.Count;
    }

    async Task Send(IServiceProvider services, long id, CancellationToken ct)
    {
        var db = services.GetRequiredService<AppDbContext>();
        var letter = await db.Letters.Include(l => l.Member!.Team).Include(l => l.Follow).SingleAsync(l => l.Id == id, ct);
        var now = clock.GetUtcNow();
        if (letter.NextTryAt is null || letter.NextTryAt > now) return;
        letter.Tries++;
        // First for as long as this try can take, then for twice that, and so on for about half a day.
        letter.NextTryAt = letter.Tries >= MostTries ? null : now + ((mail.Patience + Margin) * Math.Pow(2, letter.Tries - 1));
        letter.Version++;
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return; // another instance has it
        }
        try
        {
            if (await Message(services, letter, ct) is { } message)
            {
                await mail.SendAsync(message, ct);
                letter.SentAt = clock.GetUtcNow();
            }
            letter.NextTryAt = null;
            letter.Version++;
            await db.SaveChangesAsync(ct);
        }
        catch (MailNotSentException e)
        {
            log.LogWarning("Letter {Letter} was not sent, try {Try}: {Reason}", id, letter.Tries, e.Message);
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            log.LogError(e, "Letter {Letter} was not sent, try {Try}", id, letter.Tries);
        }
    }

    static Task<MailMessage?> Message(IServiceProvider services, Letter letter, CancellationToken ct) => letter.Follow is { } follow
        ? services.GetRequiredService<ReadersLetterText>().Of(letter, follow, ct)
        : services.GetRequiredService<LetterText>().Of(letter, letter.Member!, ct);
}
