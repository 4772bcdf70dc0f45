using GasOrleans.Annotation.Vcf;
using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Output;

/// <summary>Writes INFO: the user's fields as they are, without empty ones and without ours of an earlier run, then ours.</summary>
internal static class InfoColumn
{
    /// <summary>Returns whether fields of an earlier run were left out.</summary>
    public static bool Write(BgzfBlocks output, ReadOnlySpan<byte> info, ReadOnlySpan<byte> csq, CodeSet flags)
    {
        var any = false;
        var replaced = false;
        if (!Record.IsMissing(info))
        {
            if (IsClean(info))
            {
                any = true;
                output.Write(info);
            }
            else
            {
                replaced = WriteOthers(output, info, ref any);
            }
        }

        if (!csq.IsEmpty)
        {
            Separate(output, ref any);
            output.Write(OwnKeys.CsqIs);
            output.Write(csq);
        }

        WriteFlags(output, flags, ref any);
        if (!any)
        {
            output.WriteByte((byte)'.');
        }

        return replaced;
    }

    private static bool IsClean(ReadOnlySpan<byte> info)
        => info[0] != ';' && info[^1] != ';' && info.IndexOf(";;"u8) < 0 && info.IndexOf(OwnKeys.Csq) < 0 && info.IndexOf(OwnKeys.Warn) < 0;

    private static bool WriteOthers(BgzfBlocks output, ReadOnlySpan<byte> info, ref bool any)
    {
        var replaced = false;
        foreach (var range in info.Split((byte)';'))
        {
            var field = info[range];
            if (IsOurs(field))
            {
                replaced = true;
            }
            else if (!field.IsEmpty && !Record.IsMissing(field))
            {
                Separate(output, ref any);
                output.Write(field);
            }
        }

        return replaced;
    }

    private static bool IsOurs(ReadOnlySpan<byte> field)
    {
        var equals = field.IndexOf((byte)'=');
        var key = equals < 0 ? field : field[..equals];
        return key.SequenceEqual(OwnKeys.Csq) || key.SequenceEqual(OwnKeys.Warn);
    }

    private static void WriteFlags(BgzfBlocks output, CodeSet flags, ref bool any)
    {
        for (var first = true; flags.TryTake(out var code); first = false)
        {
            if (first)
            {
                Separate(output, ref any);
                output.Write(OwnKeys.WarnIs);
            }
            else
            {
                output.WriteByte((byte)',');
            }

            output.Write(CodeBook.Of(code).FlagBytes);
        }
    }

    private static void Separate(BgzfBlocks output, ref bool any)
    {
        if (any)
        {
            output.WriteByte((byte)';');
        }

        any = true;
    }
}
