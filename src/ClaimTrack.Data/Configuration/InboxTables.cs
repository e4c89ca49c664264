using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ClaimTrack.Data.Configuration;

sealed class NotificationTable : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> notification)
    {
        notification.HasIndex(n => new { n.MemberId, n.EventId }).IsUnique();
        notification.HasIndex(n => new { n.MemberId, n.DoneAt, n.SnoozedUntil });
        notification.HasOne<Member>().WithMany().HasForeignKey(n => n.MemberId);
        notification.HasOne(n => n.Event).WithMany().HasForeignKey(n => n.EventId);
        notification.HasOne<Claim>().WithMany().HasForeignKey(n => n.ClaimId);
    }
}

sealed class WatchTable : IEntityTypeConfiguration<Watch>
{
    public void Configure(EntityTypeBuilder<Watch> watch)
    {
        watch.ToTable("Watches");
        watch.HasKey(w => new { w.ClaimId, w.MemberId });
        watch.HasOne<Claim>().WithMany().HasForeignKey(w => w.ClaimId);
        watch.HasOne<Member>().WithMany().HasForeignKey(w => w.MemberId);
    }
}

sealed class LetterTable : IEntityTypeConfiguration<Letter>
{
    public void Configure(EntityTypeBuilder<Letter> letter)
    {
        letter.Property(l => l.Key).HasMaxLength(Letter.KeyMax);
        letter.Property(l => l.Version).IsConcurrencyToken();
        letter.HasIndex(l => new { l.MemberId, l.Key }).IsUnique();
        letter.HasIndex(l => new { l.FollowId, l.Key }).IsUnique();
        letter.HasIndex(l => l.NextTryAt);
        letter.HasOne(l => l.Member).WithMany().HasForeignKey(l => l.MemberId);
        letter.HasOne(l => l.Follow).WithMany().HasForeignKey(l => l.FollowId);
        letter.HasOne<HistoryEvent>().WithMany().HasForeignKey(l => l.EventId);
    }
}

sealed class ReaderCursorTable : IEntityTypeConfiguration<ReaderCursor>
{
    public void Configure(EntityTypeBuilder<ReaderCursor> cursor)
    {
        cursor.ToTable("ReaderCursors");
        cursor.HasKey(c => c.Name);
        cursor.Property(c => c.Name).HasMaxLength(ReaderCursor.NameMax);
        cursor.Property(c => c.Gaps).AsJson();
        cursor.Property(c => c.Version).IsConcurrencyToken();
    }
}
