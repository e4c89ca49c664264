using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Live;
using ClaimTrack.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Background;

/// <summary>Writes each morning's letters. A letter's key is its day, so that a member gets one however often this runs and on
/// however many instances.</summary>
public sealed class Digests(IServiceScopeFactory scopes, HistoryBell bell, MailSender mail, TimeProvider clock, ILogger<Digests> log) : BackgroundService
{
    /// <summary>When the day's letters are written, UTC.</summary>
    public static readonly TimeOnly Hour = new(6, 0);

    static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (; ; await Task.Delay(Pause, clock, stoppingToken))
        {
            try
            {
                await WriteAsync(stoppingToken);
            }
            catch (DbUpdateException e)
            {
                log.LogInformation(e, "Another instance writes the morning's letters");
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                log.LogError(e, "Writing the morning's letters failed; trying again");
            }
        }
    }

    /// <summary>Writes the letters of the last morning that are not written yet.</summary>
    public async Task WriteAsync(CancellationToken ct)
    {
        if (!mail.CanSend) return;
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (TimeOnly.FromDateTime(now.UtcDateTime) < Hour) return;
        var morning = new DateTimeOffset(today.ToDateTime(Hour), TimeSpan.Zero);
        var key = $"digest-{today:yyyy-MM-dd}";
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var from = morning.AddDays(-1);
        var reasons = (await db.Notifications.Where(n => n.At >= from && n.At < morning && (n.ReadAt == null || n.ReadAt == n.At)).Select(n => new { n.MemberId, n.Reason }).Distinct().ToListAsync(ct)).ToLookup(n => n.MemberId, n => n.Reason);
        var ids = reasons.Select(r => r.Key).ToList();
        var members = await db.Members.AsNoTracking().Where(m => ids.Contains(m.Id) && m.RemovedAt == null && !db.Letters.Any(l => l.MemberId == m.Id && l.Key == key)).ToListAsync(ct);
        foreach (var member in members.Where(m => reasons[m.Id].Any(r => m.Choices.For(r).HasFlag(Channels.DailyDigest))))
            db.Letters.Add(new Letter { MemberId = member.Id, Key = key, At = morning, NextTryAt = now });
        if (await db.SaveChangesAsync(ct) > 0) bell.RingHere(); // the letters wait to be sent
    }
}
