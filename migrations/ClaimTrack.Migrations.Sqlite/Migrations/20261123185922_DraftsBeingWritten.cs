using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClaimTrack.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class DraftsBeingWritten : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsBeingWritten",
                table: "VerdictDraft",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "IsBeingWritten",
                table: "VerdictDraft");
        }
    }
}
