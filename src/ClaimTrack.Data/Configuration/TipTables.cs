using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ClaimTrack.Data.Configuration;

sealed class TipTable : IEntityTypeConfiguration<Tip>
{
    public void Configure(EntityTypeBuilder<Tip> tip)
    {
        tip.Property(t => t.Version).IsConcurrencyToken();
        tip.Property(t => t.TokenHash).HasMaxLength(Tip.TokenHashMax);
        tip.Property(t => t.Answer).HasMaxLength(Tip.AnswerMax);
        tip.HasIndex(t => t.TokenHash).IsUnique();
        tip.HasIndex(t => new { t.TeamId, t.Status, t.ReceivedAt });
        tip.HasOne<Team>().WithMany().HasForeignKey(t => t.TeamId);
        tip.HasOne(t => t.Claim).WithMany().HasForeignKey(t => new { t.TeamId, t.ClaimId }).HasPrincipalKey(c => new { c.TeamId, c.Id });
        tip.HasOne(t => t.DecidedBy).WithMany().HasForeignKey(t => t.DecidedById);
        tip.HasMany(t => t.Events).WithOne().HasForeignKey(e => e.TipId);
        tip.ComplexProperty(t => t.Facts, facts =>
        {
            facts.Property(f => f.Text).HasMaxLength(TipFacts.TextMax);
            facts.Property(f => f.Url).HasMaxLength(TipFacts.UrlMax);
            facts.Property(f => f.Seen).HasMaxLength(TipFacts.SeenMax);
            facts.Property(f => f.Why).HasMaxLength(TipFacts.WhyMax);
            facts.Property(f => f.Language).HasMaxLength(ArticleFacts.LanguageMax);
        });
    }
}

sealed class FollowTable : IEntityTypeConfiguration<Follow>
{
    public void Configure(EntityTypeBuilder<Follow> follow)
    {
        follow.Property(f => f.Of).HasMaxLength(Follow.OfMax);
        follow.Property(f => f.Address).HasMaxLength(Follow.AddressMax);
        follow.Property(f => f.AddressKey).HasMaxLength(Follow.AddressMax);
        follow.Property(f => f.Language).HasMaxLength(ArticleFacts.LanguageMax);
        follow.HasIndex(f => new { f.AddressKey, f.Kind, f.Of }).IsUnique();
        follow.HasIndex(f => new { f.Kind, f.Of });
    }
}
