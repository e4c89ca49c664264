namespace ClaimTrack.Text;

/// <summary>What the script of a code point tells.</summary>
static class Scripts
{
    public static bool WritesNoSpaces(int value) => IsHan(value) || IsKana(value)
        || value is (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF);

    public static bool IsHan(int value) => value is
        (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x323AF) or 0x3005 or 0x3007;

    public static bool IsKana(int value) => value is (>= 0x3041 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF) or (>= 0xFF66 and <= 0xFF9F);

    public static bool IsHangul(int value) => value is (>= 0xAC00 and <= 0xD7A3) or (>= 0x1100 and <= 0x11FF) or (>= 0x3131 and <= 0x318E);
}
