using System.Buffers;
using GasOrleans.Annotation.Output;

namespace GasOrleans.Annotation.Vcf;

/// <summary>The ids of a record's alleles, each once, separated by <c>;</c>.</summary>
internal static class KnownIdList
{
    public static void Add(ByteBuffer list, ReadOnlySpan<byte> ids)
    {
        foreach (var range in ids.Split((byte)';'))
        {
            var id = ids[range];
            if (id.IsEmpty || Contains(list.Written, id))
            {
                continue;
            }

            if (list.Length > 0)
            {
                list.Write(";"u8);
            }

            list.Write(id);
        }
    }

    private static bool Contains(ReadOnlySpan<byte> list, ReadOnlySpan<byte> id)
    {
        foreach (var range in list.Split((byte)';'))
        {
            if (list[range].SequenceEqual(id))
            {
                return true;
            }
        }

        return false;
    }
}
