using ClaimTrack.Domain;
using ClaimTrack.Migrations.Sqlite;
using ClaimTrack.Migrations.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.Dac;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ClaimTrack.Data.Tests;

/// <summary>What can be known of SQL Server without one: its parser, its schema model and its limits.</summary>
public class SqlServerTests
{
    static AppDbContext Context(bool sqlServer)
    {
        var options = new DbContextOptionsBuilder<AppDbContext>();
        _ = sqlServer ? options.UseClaimTrackSqlServer("Server=nowhere;Database=x") : options.UseClaimTrackSqlite("Data Source=:memory:");
        return new(options.Options);
    }

    static (TSqlScript Script, IList<ParseError> Errors) Parse(string sql) =>
        ((TSqlScript)new TSql160Parser(initialQuotedIdentifiers: true, SqlEngineType.All).Parse(new StringReader(sql), out var errors), errors);

    [Fact]
    public void The_migration_script_is_T_SQL()
    {
        using var db = Context(sqlServer: true);
        var sql = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
        var (script, errors) = Parse(sql);
        Assert.Empty(errors);
        Assert.NotEmpty(script.Batches);
        Assert.NotEmpty(Parse(sql.Replace("CREATE TABLE [Claims] (", "CREATE TABEL [Claims] (", StringComparison.Ordinal)).Errors);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void The_migrations_cover_the_model(bool sqlServer)
    {
        using var db = Context(sqlServer);
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void The_schema_loads_into_SQL_Servers_own_model()
    {
        using var db = Context(sqlServer: true);
        using var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        foreach (var statement in Parse(db.Database.GenerateCreateScript()).Script.Batches.SelectMany(b => b.Statements))
            model.AddObjects(string.Concat(Enumerable.Range(statement.FirstTokenIndex, statement.LastTokenIndex - statement.FirstTokenIndex + 1).Select(i => statement.ScriptTokenStream[i].Text)));
        Assert.Empty(model.Validate().Where(m => m.MessageType == DacMessageType.Error).Select(m => m.Message));
        Assert.Contains(model.GetObjects(DacQueryScopes.UserDefined, Table.TypeClass), t => t.Name.Parts[^1] == "Claims");

        model.AddObjects("CREATE TABLE dbo.Astray (Id int NOT NULL PRIMARY KEY, ClaimId int NOT NULL CONSTRAINT FK_Astray REFERENCES dbo.Nowhere(Id))");
        Assert.Contains(model.Validate(), m => m.MessageType == DacMessageType.Error);
    }

    [Fact]
    public void No_table_is_reached_by_two_cascades()
    {
        using var db = Context(sqlServer: true);
        var cascades = db.GetService<IDesignTimeModel>().Model.GetEntityTypes().SelectMany(t => t.GetForeignKeys())
            .Where(k => !k.IsOwnership && k.DeleteBehavior is DeleteBehavior.Cascade or DeleteBehavior.SetNull).ToList();
        // Only Identity's own tables cascade, each from the account alone.
        Assert.All(cascades, k => Assert.Equal(typeof(Account), k.PrincipalEntityType.ClrType));
        Assert.All(cascades.GroupBy(k => k.DeclaringEntityType), g => Assert.Single(g));
    }

    [Fact]
    public void Index_and_primary_keys_fit_SQL_Servers_limits()
    {
        using var db = Context(sqlServer: true);
        var model = db.GetService<IDesignTimeModel>().Model;
        foreach (var type in model.GetEntityTypes())
        {
            foreach (var index in type.GetIndexes()) Assert.True(Bytes(index.Properties) <= 1700, $"{type.Name}: index on {string.Join(", ", index.Properties.Select(p => p.Name))}");
            // The passkey's key is Identity's and can be longer than 900 bytes; authenticators' ids are at most 1023.
            if (type.GetTableName() != "AspNetUserPasskeys")
                foreach (var key in type.GetKeys()) Assert.True(Bytes(key.Properties) <= 900, $"{type.Name}: key");
        }

        static int Bytes(IEnumerable<IReadOnlyProperty> properties) => properties.Sum(p => p.FindRelationalTypeMapping()!.ClrType switch
        {
            var t when t == typeof(string) => 2 * (p.FindRelationalTypeMapping()!.Size ?? 100_000),
            var t when t == typeof(byte[]) => p.GetMaxLength() ?? 100_000,
            _ => 16,
        });
    }

    [Fact]
    public void Every_enum_fits_its_column()
    {
        using var db = Context(sqlServer: true);
        foreach (var property in db.GetService<IDesignTimeModel>().Model.GetEntityTypes().SelectMany(t => t.GetFlattenedProperties()))
        {
            var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            if (!type.IsEnum) continue;
            Assert.Equal(typeof(string), property.FindRelationalTypeMapping()!.Converter!.ProviderClrType);
            Assert.All(Enum.GetNames(type), name => Assert.True(name.Length <= property.GetMaxLength(), name));
        }
    }

    [Fact]
    public void The_named_look_ups_are_T_SQL()
    {
        using var db = Context(sqlServer: true);
        var member = (Member)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof(Member));
        foreach (var query in new[]
        {
            db.ClaimsOf(member).WithAllParts().AsSingleQuery().ToQueryString(),
            db.ArticlesOf(member).Include(a => a.Revisions).ToQueryString(),
            db.MembersOf(member).ToQueryString(),
            db.HistoryOf(member).OrderByDescending(e => e.Id).Take(50).ToQueryString(),
            db.SourcesOf(member).ToQueryString(),
        })
            Assert.Empty(Parse(query).Errors);
    }
}
