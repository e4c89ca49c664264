using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClaimTrack.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class RoundsKeepTheirNumber : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Rounds of before asked for what a team asks for by default.
            migrationBuilder.AddColumn<int>(
                name: "ApprovalsNeeded",
                table: "Review",
                type: "int",
                nullable: false,
                defaultValue: 1);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ApprovalsNeeded",
                table: "Review");
        }
    }
}
