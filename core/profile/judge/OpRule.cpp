// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/judge/OpRule.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <unordered_map>

namespace perfdeck {

namespace {

struct Family
{
    OpRule rule;
    std::string_view names; ///< as plainName() gives them, a blank between
};

using enum OpKind;

constexpr std::array kFamilies{
    Family{{MatMul, 0, false},
           "matmul fusedmatmul mm bmm matmulinteger matmulintegertofloat dynamicquantizematmul "
           "qlinearmatmul matmulnbits transposematmul dot mv"},
    Family{{MatMul, 1, false}, "addmm baddbmm addmv"},
    Family{{Linear, 0, false}, "linear inner_product innerproduct mkldnn_linear"},
    Family{{Gemm, 0, false}, "gemm fusedgemm"},
    Family{{Conv, 0, false},
           "conv fusedconv nhwcconv nhwcfusedconv qlinearconv convinteger conv1d conv2d conv3d "
           "convolution mkldnn_convolution cudnn_convolution miopen_convolution thnn_conv2d "
           "slow_conv2d_forward slow_conv3d_forward conv_depthwise2d conv_depthwise3d "
           "cudnn_convolution_relu cudnn_convolution_add_relu convolution_overrideable"},
    Family{{ConvTranspose, 0, false},
           "convtranspose deconvolution conv_transpose1d conv_transpose2d conv_transpose3d "
           "cudnn_convolution_transpose slow_conv_transpose2d"},
    Family{{Recurrent, 4, false}, "lstm dynamicquantizelstm"},
    Family{{Recurrent, 3, false}, "gru"},
    Family{{Recurrent, 1, false}, "rnn rnn_tanh rnn_relu"},
    Family{{Attention, 0, false},
           "attention multiheadattention groupqueryattention scaled_dot_product_attention "
           "scaled_dot_product_flash_attention scaled_dot_product_efficient_attention "
           "scaled_dot_product_cudnn_attention flash_attention_forward "
           "efficient_attention_forward"},
    Family{{Einsum, 0, true}, "einsum"},
    Family{{Elementwise, 1, false},
           "add mul sub div relu sqrt pow clip neg abs max min rsqrt reciprocal clamp clamp_min "
           "clamp_max leakyrelu leaky_relu prelu hardtanh where maximum minimum mod floor ceil "
           "round sign dropout binary square bitshift hardsigmoid hardswish rsub threshold "
           "qlinearadd qlinearmul masked_fill addcmul addcdiv"},
    Family{{Elementwise, 4, true},
           "sigmoid tanh exp log sin cos softplus silu swish elu selu celu mish qlinearsigmoid "
           "logistic log_sigmoid softsign atan eltwise"},
    Family{{Elementwise, 5, true}, "softmax logsoftmax log_softmax qlinearsoftmax hardmax"},
    Family{{Elementwise, 8, true},
           "layernormalization simplifiedlayernormalization layer_norm native_layer_norm "
           "layer_normalization instancenormalization instance_norm groupnormalization group_norm "
           "native_group_norm group_normalization rmsnorm rms_norm rmsnormalization gelu fastgelu "
           "quickgelu erf lpnormalization lrn"},
    Family{{Elementwise, 9, true},
           "biasgelu skiplayernormalization skipsimplifiedlayernormalization "
           "embedlayernormalization biassplitgelu"},
    Family{{Elementwise, 2, true},
           "batchnormalization batch_norm native_batch_norm batch_normalization cudnn_batch_norm "
           "quantizelinear dequantizelinear dynamicquantizelinear quantize_per_tensor dequantize "
           "rotaryembedding biasadd"},
    Family{{Reduce, 1, false},
           "reducemean reducesum reducemax reducemin reduceprod reducel1 globalaveragepool "
           "globalmaxpool mean sum amax amin reduction argmax argmin cumsum prod "
           "qlinearglobalaveragepool any all"},
    Family{{Reduce, 2, true}, "reducel2 reducesumsquare norm var std var_mean"},
    Family{{Reduce, 1, true},
           "maxpool averagepool max_pool2d avg_pool2d avg_pool1d max_pool1d "
           "max_pool2d_with_indices mkldnn_max_pool2d adaptive_avg_pool2d adaptive_avg_pool1d "
           "adaptive_max_pool2d pooling qlinearaveragepool topk sort"},
    Family{{Pick, 0, false},
           "gather gathernd gatherelements slice split embedding index_select index unfold "
           "scatternd scatterelements compress nonzero"},
    Family{{Move, 0, false},
           "concat cast expand tile pad copy clone to_copy cat constantofshape range fill zero "
           "zeros ones full arange empty resize upsample resampling memcpyfromhost memcpytohost "
           "onehot equal "
           "not and or greater less greaterorequal lessorequal castlike trilu "
           "shuffle repeat stack isnan eq ne lt gt le ge "
           "bitwise_not logical_not size"},
    Family{{Layout, 0, false},
           "transpose reorder reorderinput reorderoutput contiguous depthtospace spacetodepth "
           "pixel_shuffle to_mkldnn to_dense"},
    Family{{View, 0, false},
           "reshape squeeze unsqueeze identity flatten shape constant view unsafe_view "
           "reshape_alias as_strided t permute select detach alias narrow chunk "
           "expand_as resolve_conj resolve_neg result_type to lift_fresh "
           "empty_like empty_strided new_empty item local_scalar_dense"},
    Family{{Container, 0, false}, "if loop scan while sequencemap"},
};

using Table = std::unordered_map<std::string_view, OpRule>;

Table madeTable()
{
    Table table;
    for (const Family &family : kFamilies) {
        std::string_view rest = family.names;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find(' '), rest.size());
            table.emplace(rest.substr(0, end), family.rule);
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    return table;
}

/// Without the library it is of, without the marks of variants that work in place or inside.
std::string plainName(std::string_view op)
{
    if (const std::size_t library = op.rfind("::"); library != std::string_view::npos)
        op.remove_prefix(library + 2);
    if (const std::size_t domain = op.find_last_of(".:"); domain != std::string_view::npos)
        op.remove_prefix(domain + 1);
    while (op.starts_with('_'))
        op.remove_prefix(1);
    while (op.ends_with('_'))
        op.remove_suffix(1);
    if (op.ends_with("_v2")) // oneDNN
        op.remove_suffix(3);
    std::string name(op);
    std::ranges::transform(name, name.begin(), [](char letter) {
        return static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    });
    return name;
}

/// PyTorch only says how a tensor is to be looked at where others move it.
bool isTorchView(std::string_view op, std::string_view name)
{
    return op.starts_with("aten::")
        && (name == "transpose" || name == "expand" || name == "slice" || name == "split"
            || name == "unfold" || name == "empty" || name == "resize" || name == "dropout"
            || name == "size");
}

} // namespace

OpRule opRule(std::string_view op)
{
    static const Table table = madeTable();
    const std::string name = plainName(op);
    if (isTorchView(op, name))
        return {View, 0, false};
    const auto row = table.find(name);
    return row == table.end() ? OpRule() : row->second;
}

bool isMatrixWork(OpKind kind)
{
    return kind <= Einsum;
}

} // namespace perfdeck
