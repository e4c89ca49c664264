using ClaimTrack.Domain;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimTrack.Data;

/// <summary>Everything that is kept, on either database. Pages look things up through <see cref="Lookups"/>, which begin
/// from the member.</summary>
public sealed class AppDbContext(DbContextOptions<AppDbContext> options) : IdentityUserContext<Account>(options)
{
    // Identity reads its schema version from the options of the *application's* services and falls back to version 1 (no
    // passkeys) where there are none, as in the design-time factories.
    static readonly IServiceProvider IdentityStoreDefaults =
        new ServiceCollection().Configure<IdentityOptions>(ConfigureIdentityStores).BuildServiceProvider();

    /// <summary>How Identity's tables are shaped; the application uses the same.</summary>
    public static void ConfigureIdentityStores(IdentityOptions options)
    {
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        options.Stores.MaxLengthForKeys = 128;
    }

    /// <summary>The newsrooms.</summary>
    public DbSet<Team> Teams => Set<Team>();

    /// <summary>Who is or was in them.</summary>
    public DbSet<Member> Members => Set<Member>();

    /// <summary>Links by which people join.</summary>
    public DbSet<Invitation> Invitations => Set<Invitation>();

    /// <summary>What claims are drawn from.</summary>
    public DbSet<Article> Articles => Set<Article>();

    /// <summary>The statements being checked.</summary>
    public DbSet<Claim> Claims => Set<Claim>();

    /// <summary>Who made them.</summary>
    public DbSet<Claimant> Claimants => Set<Claimant>();

    /// <summary>What they are about.</summary>
    public DbSet<Topic> Topics => Set<Topic>();

    /// <summary>What evidence rests on.</summary>
    public DbSet<Source> Sources => Set<Source>();

    /// <summary>What readers see.</summary>
    public DbSet<Check> Checks => Set<Check>();

    /// <summary>The append-only history.</summary>
    public DbSet<HistoryEvent> History => Set<HistoryEvent>();

    /// <summary>Forms that were carried out.</summary>
    public DbSet<Submission> Submissions => Set<Submission>();

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        StampVersions();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        StampVersions();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    // Versions count saved changes of the whole thing: a new piece of evidence is a new version of its claim, and whoever
    // saves on top of an older one is refused by the WHERE clause of the UPDATE.
    void StampVersions()
    {
        ChangeTracker.DetectChanges();
        foreach (var entry in ChangeTracker.Entries<IVersioned>().ToList())
        {
            var version = entry.Property<int>(nameof(IVersioned.Version));
            if (entry.State == EntityState.Added) version.CurrentValue = 1;
            else if (entry.State == EntityState.Modified || entry.Entity.Events.Any(e => IsNewsOf(entry.Entity, Entry(e))))
                version.CurrentValue = version.OriginalValue + 1;
        }
    }

    // Every event belongs to a team; only those about no claim and no article change the team itself.
    static bool IsNewsOf(IVersioned thing, EntityEntry<HistoryEvent> e) => e.State == EntityState.Added
        && (thing is not Team || (e.Property(x => x.ClaimId).CurrentValue is null && e.Property(x => x.ArticleId).CurrentValue is null));

    /// <inheritdoc/>
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
    {
        if (optionsBuilder.Options.FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider is null)
            optionsBuilder.UseApplicationServiceProvider(IdentityStoreDefaults);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        if (this.IsSqlite()) configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        else configurationBuilder.Properties<DateTimeOffset>().HaveConversion<Utc>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AppDbContext).Assembly);
        // SQL Server refuses tables that two cascades reach. Nothing here is deleted by cascade, so none is declared.
        foreach (var key in builder.Model.GetEntityTypes().SelectMany(t => t.GetForeignKeys()))
            if (key.DeleteBehavior is DeleteBehavior.Cascade or DeleteBehavior.SetNull && key.DeclaringEntityType.ClrType.Namespace == typeof(Claim).Namespace)
                key.DeleteBehavior = DeleteBehavior.Restrict;
    }
}
